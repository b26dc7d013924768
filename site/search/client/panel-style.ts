/** The look of answers below a search field and on the search page; comes with the search script, so no page pays for it before. */
export const PANEL_STYLE = `
.search-results {
  list-style: none;
  margin: 0;
  padding: 0;
}
.search-results > li {
  max-width: none;
  padding: 0.8rem 0;
  border-bottom: 1px solid var(--line, currentColor);
}
.search-results a {
  display: inline-block;
  min-height: 1.5rem;
  font-weight: 600;
}
.search-kind,
.search-excerpt,
.search-status {
  margin: 0;
  font-size: 0.9375rem;
}
.search-kind {
  color: var(--soft, inherit);
}
.search-status {
  padding: 0.5rem 0;
}
.search-more {
  margin-top: 1rem;
  min-height: 2.75rem;
  padding: 0 1.25rem;
  font: inherit;
}
.search-panel {
  position: absolute;
  z-index: 5;
  inset: calc(100% + 0.4rem) 0 auto auto;
  inline-size: min(34rem, 100vw - 2rem);
  max-block-size: min(32rem, 80vh);
  overflow-y: auto;
  padding: 0.4rem 1.1rem 1rem;
  background: var(--sheet, Canvas);
  color: var(--ink, CanvasText);
  border: 1px solid var(--line, currentColor);
  box-shadow: 0 1rem 2.5rem rgb(0 0 0 / 0.25);
  text-align: start;
}
.search-panel[hidden] {
  display: none;
}
.search-all {
  display: inline-block;
  min-height: 1.5rem;
  margin-top: 0.75rem;
}
`
