/** The files of the first content and the ids that the store gives them; written by assets/draw.ts. */
export const seedAssets = {
  kade: {
    kind: 'image',
    file: 'kade.webp',
    id: 'image-16a49eb194362d7b2d285204cfb276d4fe123471-1600x680-webp',
  },
  bolder: {
    kind: 'image',
    file: 'bolder.webp',
    id: 'image-24f83fe45cb9e29f030906a5efbb8b2dded93cd5-1600x680-webp',
  },
  gevels: {
    kind: 'image',
    file: 'gevels.webp',
    id: 'image-1cca4c32b53bfd296dbf596124f2265278b0b87b-1600x680-webp',
  },
  winkels: {
    kind: 'image',
    file: 'winkels.webp',
    id: 'image-4ef91e3b463e7e1ae95c62231b8ef323ec4477b3-1600x680-webp',
  },
  vlaggen: {
    kind: 'image',
    file: 'vlaggen.webp',
    id: 'image-2d091e5676bf98c9c551a07f10e7f7bedadb3c55-1600x680-webp',
  },
  haringen: {
    kind: 'image',
    file: 'haringen.webp',
    id: 'image-181e3d7a88bc2908c67b2ef3f3209f02ec3cc217-1600x680-webp',
  },
  programma: {
    kind: 'file',
    file: 'programma-op-een-a4.pdf',
    id: 'file-10b960f1204fcf79a6020885bddfcbb9720a90a8-pdf',
  },
} as const
