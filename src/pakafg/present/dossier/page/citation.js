// A citation in words: what is said, the characters, the document, and where in this page.
function citation({ about, links, hash }) {
  const by = new Map();
  for (const [mark, end] of links) {
    const text = mark.closest('.text');
    const quote = lightable(mark, end).map((each) => each.textContent).join('').replace(/\s+/g, ' ').trim();
    by.set(text, (by.get(text) || new Set()).add(`“${quote}” (${mark.dataset.a}–${end})`));
  }
  const lines = [...by].map(([text, quotes]) => `${text.dataset.cite} ${[...quotes].join('; ')}`);
  const said = about ? about.dataset.l || about.dataset.c : '';
  const range = about && one('.range', about) && about.dataset.c ? `: ${tidy(one('.range', about))}` : '';
  const sums = about ? all('.sum:not([hidden]) li', about).map((sum) => sum.firstChild.textContent.trim()) : [];
  const chosen = chosenWords(); // a figure of a reader's own choice says so
  return [...(said ? [said + range] : []), ...(chosen ? [chosen] : []), ...sums, ...lines, location.href.split('#')[0] + hash].join('\n');
}

one('#copy').addEventListener('click', () => copy(citation(cited)));
