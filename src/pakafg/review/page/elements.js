// Elements made of text: whatever is given is shown as it is, and never read as markup.

export const one = (selector, within = document) => within.querySelector(selector);

export function make(tag, { text = '', name = '', ...more } = {}, ...children) {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  if (name) element.className = name;
  for (const [key, value] of Object.entries(more)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key in element) element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...children.filter((each) => each !== null));
  return element;
}

export const plain = (word) => word.replaceAll('_', ' ');

export const cut = (text, most = 140) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

export const shown = (value) => {
  if (Array.isArray(value)) return value.every((each) => typeof each === 'string') ? value.join(', ') : JSON.stringify(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};
