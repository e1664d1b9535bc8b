/** A file that begins like a picture and holds none. */
export class ImageDamaged extends Error {
  constructor() {
    super('image damaged')
    this.name = 'ImageDamaged'
  }
}
