/** Chooses a file anew; one that the page no longer has is asked for by its name. */
export function restoreFile(control, file, name, told) {
  if (file) {
    const chosen = new DataTransfer();
    chosen.items.add(file);
    control.files = chosen.files;
    control.dispatchEvent(new Event('change', {bubbles: true}));
  } else if (name) {
    told.textContent = `Choose ${name} again: the page does not keep files when it is loaded anew.`;
  }
}
