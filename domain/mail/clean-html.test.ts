import { describe, expect, it } from 'vitest'
import { cleanHtml, htmlFromText, textFromHtml } from './clean-html.ts'
import { contentOf } from './content.ts'
import { forwardSubject, replySubject } from './subject.ts'

describe('the cleaner', () => {
  it('keeps what the editor can write', () => {
    const html =
      '<p>Un <strong>mot</strong>, <em>un</em> <u>autre</u></p><ul><li><p>x</p></li></ul><ol><li>y</li></ol><blockquote><p>z</p></blockquote>'
    expect(cleanHtml(html)).toBe(html)
  })

  it.each([
    ['<a href="javascript:alert(1)">x</a>', '<a>x</a>'],
    ['<a href="//evil.example">x</a>', '<a>x</a>'],
    ['<a href="data:text/html,x">x</a>', '<a>x</a>'],
    ['<svg><script>x()</script></svg>', ''],
    ['<p style="position:fixed" class="toast" id="a" onclick="x()">y</p>', '<p>y</p>'],
    ['<img src="https://evil.example/pixel.gif">', ''],
    ['<form action="/api/auth/signout"><button>x</button></form>', 'x'],
    ['<iframe src="https://evil.example"></iframe>', ''],
  ])('%s becomes %s', (dirty, clean) => expect(cleanHtml(dirty)).toBe(clean))

  it('sends no address and no power along with a link', () => {
    expect(cleanHtml('<a href="https://example.org" target="_top" rel="opener">x</a>')).toBe(
      '<a href="https://example.org" rel="noopener noreferrer nofollow" target="_blank">x</a>',
    )
  })

  it('changes nothing the second time', () => {
    const once = cleanHtml('<div><b>a</b><p>b &lt;script&gt; & c</div>')
    expect(cleanHtml(once)).toBe(once)
  })
})

describe('text and HTML', () => {
  it('typed text becomes paragraphs, with nothing of it taken for markup', () => {
    expect(htmlFromText('Bonjour,\r\n\r\n1 < 2\nfin')).toBe('<p>Bonjour,</p><p>1 &lt; 2<br>fin</p>')
  })

  it('and back', () => {
    expect(textFromHtml(cleanHtml('<p>Bonjour,</p><p>1 &lt; 2 &amp;lt; 3<br>fin</p>'))).toBe('Bonjour,\n1 < 2 &lt; 3\nfin')
  })
})

describe('a subject', () => {
  it.each([
    ['Sortie', 'Re\u00a0: Sortie'],
    ['Re : Sortie', 'Re\u00a0: Sortie'],
    ['RE: re\u00a0: Tr : Sortie', 'Re\u00a0: Sortie'],
    ['Retard', 'Re\u00a0: Retard'],
  ])('B01 %s is answered as %s', (subject, answer) => expect(replySubject(subject)).toBe(answer))

  it('is passed on as « Tr : », once, and stays within its limit', () => {
    expect(forwardSubject('Re : Sortie')).toBe('Tr\u00a0: Sortie')
    expect(forwardSubject('😀'.repeat(127)).length).toBeLessThanOrEqual(255)
  })
})

describe('the line that lists show', () => {
  const preview = (body: string) => contentOf({ subject: '', body }).preview

  it('is the text on one line, whole when it is short', () => {
    expect(preview('<p>Bonjour,</p><p>à jeudi.</p>')).toBe('Bonjour, à jeudi.')
  })

  it('is cut between words, and says so', () => {
    const text = preview(`<p>${'Les autorisations manquent encore. '.repeat(10)}</p>`)
    expect(text).toMatch(/ (Les|autorisations|manquent|encore\.)…$/)
    expect(text.length).toBeLessThanOrEqual(111)
  })

  it.each(['a'.repeat(500), '👩‍👩‍👧‍👦'.repeat(60), 'é'.repeat(400)])('never cuts a character or grows too long (%#)', (text) => {
    expect(preview(`<p>${text}</p>`).length).toBeLessThanOrEqual(200)
    expect(preview(`<p>${text}</p>`)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/)
  })
})
