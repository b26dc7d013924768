/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    content: import('./content/graph.ts').ContentReader
    /** Without a trailing slash. */
    siteUrl: string
    /** YYYY-MM-DD in the city. */
    today: string
  }
}
