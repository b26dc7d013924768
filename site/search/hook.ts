/**
 * The only script in a page: it loads search when a search field is touched, and at once on the search page. Without it
 * the field is a form that leads to the search page. The content security policy allows it by its hash.
 */

/** Where the build puts site/search/client/main.ts. */
const SEARCH_SCRIPT = '/zoeken.js'

export const SEARCH_HOOK = [
  `{const load=()=>import('${SEARCH_SCRIPT}');`,
  "if(document.querySelector('[data-search-page]'))load();",
  "else for(const form of document.querySelectorAll('[data-search]')){form.addEventListener('focusin',load,{once:true});form.parentNode.ontoggle=e=>e.newState=='open'&&form.q.focus()}}",
].join('')
