// On paper no question is folded; what explains a contradiction stays so.
const opened = [];
addEventListener('beforeprint', () => {
  for (const each of all('#disagreements .group:not([open])')) { each.open = true; opened.push(each); }
});
addEventListener('afterprint', () => {
  for (const each of opened.splice(0)) each.open = false;
});

if (texts.length) open(texts[0]);
follow(location.hash);
