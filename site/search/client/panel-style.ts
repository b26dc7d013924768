/** The look of answers below a search field and on the search page; comes with the search script, so no page pays for it before. */
export const PANEL_STYLE = `
.search-results {
  list-style: none;
  margin: 0;
  padding: 0;
}
.search-results > li {
  max-width: 52rem;
  padding: 0.9rem 0;
  border-bottom: 1px solid var(--line, currentColor);
}
.search-results > li:last-child {
  border: 0;
}
.search-results a {
  display: inline-block;
  min-height: 1.5rem;
  font: 700 1.75rem / 1.1 var(--display, inherit);
  text-decoration-color: var(--line, currentColor);
  text-decoration-thickness: 2px;
}
.search-results a:hover {
  text-decoration-color: var(--brick, currentColor);
}
.search-kind,
.search-excerpt,
.search-status {
  margin: 0;
}
.search-kind {
  font-size: 0.9375rem;
  color: var(--soft, inherit);
}
.search-excerpt {
  margin-top: 0.35rem;
  max-width: 44rem;
}
.search-status {
  padding: 0.5rem 0;
  font-weight: 700;
}
.search-more {
  margin-top: 1rem;
  min-height: 2.75rem;
  padding: 0 1.25rem;
  font: inherit;
}
@media (width >= 48rem) {
  main .search-results > li {
    display: grid;
    grid-template-columns: 9rem minmax(0, 1fr);
  }
  main .search-kind {
    padding-top: 0.3rem;
  }
  main .search-excerpt {
    grid-column: 2;
  }
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
  border: 2px solid var(--ink, currentColor);
  box-shadow: 0 1rem 2.5rem rgb(0 0 0 / 0.25);
  text-align: start;
}
.search-ways ul {
  display: flex;
  flex-wrap: wrap;
  gap: 0 1rem;
  margin: 0;
  padding: 0;
  list-style: none;
}
.search-ways a {
  display: inline-block;
  padding-block: 0.4rem;
}
.search-ways p {
  margin: 0.75rem 0 0;
}
/* In the panel of the bar, answers stand below the field and scroll with it. */
[popover]:popover-open .search-panel {
  position: static;
  flex-basis: 100%;
  inline-size: auto;
  max-block-size: none;
  padding: 0.5rem 0 0;
  border: 0;
  box-shadow: none;
}
.search-panel[hidden] {
  display: none;
}
.search-panel .search-results a {
  padding: 0;
  font-size: 1.375rem;
}
.search-panel .search-kind,
.search-panel .search-excerpt,
.search-panel .search-status {
  font-size: 0.9375rem;
}
.search-all {
  display: inline-block;
  min-height: 1.5rem;
  margin-top: 0.75rem;
}
`
