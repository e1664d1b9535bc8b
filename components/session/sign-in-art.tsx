/** The yard under its roof, in the morning or at night with the theme. Decoration. */
export function SignInArt() {
  return (
    <div className="art" aria-hidden="true">
      <svg viewBox="0 0 900 900" preserveAspectRatio="xMinYMin slice">
        <path className="art-wall" d="M0 0h900v680H0z" />
        <path className="art-lit" d="M0 420 900 240v440H0z" />
        <path className="art-floor" d="M0 680h900v220H0z" />
        <path
          className="art-shade"
          d="M0 680h900v36L0 800zM140 720h14l96 180h-22zM352 720h14l118 180h-22zM564 720h14l140 180h-22zM776 716h14l110 125v25z"
        />
        <path
          className="art-post"
          d="M140 240h12v490h-12zM352 200h12v530h-12zM564 160h12v570h-12zM776 120h12v610h-12zM404 626h120v9H404zM418 635h7v58h-7zM503 635h7v58h-7z"
        />
        <path className="art-roof" d="M0 172 900-8v118L0 290z" />
        <path className="art-edge" d="M0 286 900 106v5L0 291z" />
      </svg>
    </div>
  )
}
