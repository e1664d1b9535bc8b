import type { Folder } from '#domain/mail/types'

export type TreeFolder = Folder & { depth: number }

/** Folders in the order of a tree, each followed by those inside it; `depth` begins at 1. */
export function inTree(folders: Folder[], parentId: string | null = null, depth = 1): TreeFolder[] {
  return folders
    .filter((folder) => folder.parentId === parentId)
    .flatMap((folder) => [{ ...folder, depth }, ...inTree(folders, folder.id, depth + 1)])
}

/** The folder's name with those that it lies in: « Classe › Sorties ». */
export function pathOf(folder: Folder, folders: Folder[]): string {
  const parent = folders.find(({ id }) => id === folder.parentId)
  return parent ? `${pathOf(parent, folders)} › ${folder.name}` : folder.name
}

/** The folders into which this one may be put: not itself, not those inside it. */
export function outside(folders: Folder[], id: string): TreeFolder[] {
  const inside = new Set([id, ...inTree(folders, id).map((one) => one.id)])
  return inTree(folders).filter((one) => !inside.has(one.id))
}
