/**
 * The only script in a page, for forms: it loads search when a search field is touched, and at once on the search page. Without it
 * the field is a form that leads to the search page. The content security policy allows it by its hash.
 */

/** A button that sends a form says so, and sends it once; a page that comes back is as it was. */
const BUSY =
  "addEventListener('submit',e=>{const b=e.submitter;if(!b||e.defaultPrevented||e.target.method!='post')return;if(b.ariaBusy)e.preventDefault();else setTimeout(()=>b.ariaBusy='true')});addEventListener('pageshow',()=>document.querySelectorAll('[aria-busy]').forEach(b=>b.ariaBusy=null));"

/** Where the build puts site/search/client/main.ts. */
const SEARCH_SCRIPT = '/zoeken.js'

export const SEARCH_HOOK = [
  BUSY,
  `{const load=()=>import('${SEARCH_SCRIPT}');`,
  "if(document.querySelector('[data-search-page]'))load();",
  "else for(const form of document.querySelectorAll('[data-search]')){form.addEventListener('focusin',load,{once:true});form.parentNode.ontoggle=e=>e.newState=='open'&&form.q.focus()}}",
].join('')
