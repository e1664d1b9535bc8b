import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '#domain/refusal'
import { requireHarmlessName, typeOfBytes } from './file-type.ts'
import { inlineType, servedType } from './served-type.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preau-types-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function typeOf(content: Buffer | string, name: string): Promise<string> {
  const path = join(folder, 'file')
  await writeFile(path, content)
  return servedType(await typeOfBytes(path, name), name)
}

const bytes = (...values: number[]) => Buffer.concat([Buffer.from(values), Buffer.alloc(200)])
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const PDF = '%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n%%EOF'

describe('the type that a file leaves under', () => {
  it.each([
    ['a picture', PNG, 'photo.png', 'image/png'],
    ['a picture under another picture’s name', PNG, 'photo.jpg', 'image/png'],
    ['a picture that says it is a PDF', PNG, 'cours.pdf', 'application/octet-stream'],
    ['a PDF', PDF, 'cours.pdf', 'application/pdf'],
    ['a text', 'Bonjour à tous', 'note.txt', 'text/plain'],
    ['an old text', Buffer.from('Bonjour \xe0 tous', 'latin1'), 'note.txt', 'text/plain'],
    ['a table', 'nom;note\nLéa;18', 'notes.csv', 'text/csv'],
    ['a text that begins like a program', 'MZ est une abréviation', 'note.txt', 'text/plain'],
    ['a text that says it is a PDF', 'Bonjour', 'cours.pdf', 'application/octet-stream'],
    ['a page', '<!DOCTYPE html><p>Bonjour', 'page.html', 'application/octet-stream'],
    ['a page that says it is a text', '\n <html><body>', 'page.txt', 'application/octet-stream'],
    ['a page behind comments', `${'<!---->'.repeat(500)}<html>`, 'page.txt', 'application/octet-stream'],
    ['nothing but comments', '<!---->'.repeat(2000), 'page.txt', 'text/plain'],
    ['a script inside of a text', 'x <script>alert(1)</script>', 'page.txt', 'application/octet-stream'],
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'dessin.svg', 'application/octet-stream'],
    ['a drawing that says it is a picture', '<?xml version="1.0"?><svg onload="x"/>', 'dessin.png', 'application/octet-stream'],
    ['an old Word file', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'cours.doc', 'application/msword'],
    ['a program in Python', '#!/usr/bin/env python3\nprint(1)', 'exercice.py', 'text/plain'],
    ['an unknown kind', bytes(1, 2, 3, 4), 'x.geo', 'application/octet-stream'],
    ['a name out of JavaScript', 'Bonjour', 'x.constructor', 'text/plain'],
  ])('%s', async (_, content, name, type) => expect(await typeOf(content, name)).toBe(type))
})

describe('programs', () => {
  it.each([
    ['Windows', bytes(0x4d, 0x5a, 0x90, 0), 'devoir.pdf'],
    ['Linux', bytes(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1), 'devoir.pdf'],
    ['macOS', bytes(0xcf, 0xfa, 0xed, 0xfe), 'photo.jpg'],
    ['macOS, several processors', bytes(0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 2), 'photo.jpg'],
    ['a shell script', '#!/bin/sh\nrm -rf ~', 'devoir.odt'],
  ])('of %s are refused by their bytes', async (_, content, name) => {
    await expect(typeOf(content, name)).rejects.toMatchObject({ name: 'Refusal', code: 'file-kind-refused' })
  })

  it.each('exe bat cmd com scr msi jar js vbs ps1 sh lnk hta'.split(' '))('called .%s are refused by their name', (extension) => {
    expect(() => requireHarmlessName(`Devoir.pdf.${extension.toUpperCase()}`)).toThrow(Refusal)
  })

  it('leaves other names alone', () => expect(requireHarmlessName('exe.pdf')).toBeUndefined())
})

it.each([
  ['image/png', 'image/png'],
  ['application/pdf', 'application/pdf'],
  ['video/mp4', 'video/mp4'],
  ['text/csv', 'text/plain; charset=utf-8'],
  ['image/svg+xml', null],
  ['text/html', null],
  ['application/octet-stream', null],
  ['application/zip', null],
])('shows %s as %s', (type, shown) => expect(inlineType(type)).toBe(shown))
