// The filter: within a group any, across groups all.
const homes = new Map(marks.filter((mark) => mark.href).map((mark) => [mark, mark.getAttribute('href')]));
const total = one('#count').textContent;
function filter() {
  const picked = (name) => new Set(all(`input[name=${name}]:checked`).map((box) => box.value));
  const [documents, sides, chosen] = ['d', 's', 'k'].map(picked);
  const split = (text) => (text ? text.split(' ') : []);
  const narrowed = documents.size || sides.size || chosen.size;
  let seen = 0;
  for (const entry of entries.values()) {
    const { d, s, k } = entry.dataset;
    const fits = (!documents.size || split(d).some((each) => documents.has(each)))
      && (!sides.size || (s ? split(s).some((each) => sides.has(each)) : sides.has('')))
      && (!chosen.size || chosen.has(k));
    entry.classList.toggle('gone', !fits);
    seen += fits;
  }
  for (const each of all('.saying, .block, main > section, main details')) {
    if (each.matches('.difference, .difference details')) continue;
    each.classList.toggle('gone', Boolean(narrowed) && !one('[data-l]:not(.gone)', each));
  }
  for (const mark of marks) {
    const kept = mark.dataset.r.split(' ').some((number) => !entries.get(number).classList.contains('gone'));
    mark.classList.toggle('off', !kept);
    if (!kept) mark.removeAttribute('href');
    else if (homes.has(mark)) mark.setAttribute('href', homes.get(mark));
  }
  const shown = one('.text.open');
  const picks = all('.shelf a').filter((link) => documents.has(link.hash.slice(5)));
  if (picks.length && !picks.some((link) => '#' + shown.id === link.hash)) {
    open(document.getElementById(picks[0].hash.slice(1)));
  }
  one('#count').textContent = narrowed ? `${seen.toLocaleString('en')} of ${entries.size.toLocaleString('en')} entries` : total;
}
one('.filter form').addEventListener('change', filter);
one('.filter form').addEventListener('reset', () => setTimeout(filter));
