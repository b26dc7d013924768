/** The part of react-dom that the tests use; its types are no package of ours. */
declare module 'react-dom/client' {
  import type { ReactNode } from 'react'

  export function createRoot(container: Element): { render(node: ReactNode): void }
}
