// Asks for title and paper, and gives the map as a picture or to the browser's printing, which makes PDFs as well.
import {errorNote, h, replace} from '../dom.js';
import {PAPERS, layout} from '../map/print-layout.js';

/** @param stack of layers; its map is what is printed */
export function printDialog(stack) {
  const {view} = stack;
  const shown = stack.entries.filter(entry => entry.shown);
  const title = h('input', {type: 'text', id: 'print-title', autocomplete: 'off'});
  title.value = shown[0]?.title ?? '';
  const paper = h('select', {id: 'print-paper'}, Object.keys(PAPERS).map(value => h('option', {value}, value)));
  const lies = h('select', {id: 'print-way'}, [['landscape', 'Landscape'], ['portrait', 'Portrait']].map(([value, text]) => h('option', {value}, text)));
  const trouble = h('div', {'aria-live': 'assertive'});
  const buttons = ['Save as PNG', 'Print or save as PDF…'].map((text, i) => h('button', {
    type: 'button', class: i === 0 ? '' : 'primary', onclick: async () => {
      buttons.forEach(button => (button.disabled = true));
      replace(trouble);
      try {
        if (!view.crs) {
          throw new Error('The map shows no layer yet.');
        }
        const canvas = await layout({title: title.value.trim(), paper: paper.value, landscape: lies.value === 'landscape', view, shown});
        await (i === 0 ? save(canvas, title.value) : print(canvas, title.value.trim(), paper.value, lies.value));
        dialog.close();
      } catch (error) {
        replace(trouble, errorNote(error.name === 'SecurityError'
          ? new Error('The server of the base map does not let its pictures be saved: take the base map away first.') : error));
      } finally {
        buttons.forEach(button => (button.disabled = false));
      }
    },
  }, text));
  const dialog = h('dialog', {'aria-labelledby': 'print-heading'}, h('form', {method: 'dialog'},
    h('h2', {id: 'print-heading'}, 'The map on paper'),
    h('div', {class: 'field'}, h('label', {for: 'print-title'}, 'Title'), title),
    h('div', {class: 'field'}, h('label', {for: 'print-paper'}, 'Paper'), paper),
    h('div', {class: 'field'}, h('label', {for: 'print-way'}, 'Way up'), lies), trouble,
    h('div', {class: 'buttons'}, buttons, h('button', {type: 'button', onclick: () => dialog.close()}, 'Cancel'))));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

async function save(canvas, title) {
  const picture = await new Promise(resolve => canvas.toBlob(resolve, 'image/png'));
  const link = h('a', {href: URL.createObjectURL(picture), download: `${title.trim().replace(/[^\p{L}\p{N}_-]+/gu, '-') || 'map'}.png`});
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The browser prints the picture alone, on the paper it was made for. */
async function print(canvas, title, paper, way) {
  const picture = h('img', {class: 'printed', src: canvas.toDataURL('image/png'), alt: `Map: ${title}`});
  const style = h('style', {}, `@page { size: ${paper} ${way}; margin: 0; }
@media print { html, body { height: auto; } body { display: block; } body > *:not(.printed) { display: none !important; } .printed { display: block !important; width: 100%; } }`);
  const named = document.title;
  document.title = title || named;
  document.head.append(style);
  document.body.append(picture);
  await picture.decode();
  window.print();
  picture.remove();
  style.remove();
  document.title = named;
}
