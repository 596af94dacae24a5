// The laws of this script: the page says everything without it; it fetches nothing and keeps
// nothing; what it writes is text, never markup. Anchors are ids of records: `at_DOCUMENT_START`
// is a character of a document, and with `_END` behind it a citation.
const one = (what, within = document) => within.querySelector(what);
const all = (what, within = document) => [...within.querySelectorAll(what)];
const make = (tag, text, name = '') => Object.assign(document.createElement(tag), { textContent: text, className: name });
document.documentElement.classList.add('js');
const entries = new Map(all('[data-l]').map((each) => [each.dataset.n, each]));
const kinds = new Map(all('input[name=k]').map((box) => [box.value, box.parentNode.textContent.trim()]));
for (const each of all('[data-l], [data-c]')) each.tabIndex = -1;
