// Put a citation into its box, and on the clipboard where the browser lets a page do so.
async function copy(words) {
  const box = one('#citation');
  box.value = words;
  box.hidden = false;
  box.select();
  try {
    await navigator.clipboard.writeText(box.value);
    one('#copied').textContent = 'Copied.';
  } catch {
    one('#copied').textContent = 'Copy it from here.';
  }
}

