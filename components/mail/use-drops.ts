import { type RefObject, useEffect, useRef } from 'react'
import { postSelection } from './post-selection.ts'

/** What a drag from the list carries: the ticked messages, or the one under the pointer. */
export const DRAGGED = 'application/x-preau-messages'

/** Boxes and folders take messages that are dropped on them; the same is done by « Déplacer » and « Supprimer ». */
export function useDrops(): RefObject<HTMLElement | null> {
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    const target = nav.current
    const linkAt = (event: DragEvent) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]')
      return link && takes(link) && event.dataTransfer?.types.includes(DRAGGED) ? link : null
    }
    const mark = (link: Element | null) => {
      for (const marked of target?.querySelectorAll('.dropping') ?? []) marked.classList.toggle('dropping', marked === link)
      link?.classList.add('dropping')
    }
    const onOver = (event: DragEvent) => {
      const link = linkAt(event)
      mark(link)
      if (link) event.preventDefault()
    }
    const onDrop = (event: DragEvent) => {
      const link = linkAt(event)
      mark(null)
      if (!link) return
      event.preventDefault()
      const ids = (event.dataTransfer?.getData(DRAGGED) ?? '').split(' ')
      const place = link.pathname.split('/')[2] ?? ''
      postSelection(place === 'trash' ? { verb: 'trash', ids } : { verb: 'move', ids, folder: place === 'inbox' ? '' : place })
    }
    const onLeave = () => mark(null)
    target?.addEventListener('dragover', onOver)
    target?.addEventListener('dragleave', onLeave)
    target?.addEventListener('drop', onDrop)
    return () => {
      target?.removeEventListener('dragover', onOver)
      target?.removeEventListener('dragleave', onLeave)
      target?.removeEventListener('drop', onDrop)
    }
  }, [])
  return nav
}

/** Where messages may go: not where they are, nor among what one sent or has not finished. */
function takes(link: HTMLAnchorElement): boolean {
  return !link.hasAttribute('aria-current') && !/\/mail\/(sent|drafts)$/.test(link.pathname)
}
