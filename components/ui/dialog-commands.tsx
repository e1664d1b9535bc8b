/** Attributes of a button that opens the dialog of that id, or closes it: the browser does it, with scripts or without. */
export const opens = (id: string) => ({ command: 'show-modal', commandfor: id })
export const closes = (id: string) => ({ command: 'close', commandfor: id })
