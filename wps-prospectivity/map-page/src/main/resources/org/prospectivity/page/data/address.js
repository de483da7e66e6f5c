// What the page shows, in its address, so that it survives a reload and can be sent to others:
// #layer=workspace:name&layer=workspace:other@style&layer=workspace:third@=band@ramp&crs=EPSG:32650&extent=w,s,e,n&panel=run&project=gold

/** @returns {layers: [{name, style, band, ramp}], crs, extent, panel, project} of an address, or undefined when it tells nothing */
export function stateOf(hash) {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  if (!parameters.has('layer') && !parameters.has('panel') && !parameters.has('extent') && !parameters.has('project')) {
    return undefined;
  }
  const extent = (parameters.get('extent') ?? '').split(',').map(Number);
  return {
    layers: parameters.getAll('layer').map(text => {
      const [name, style = '', ramp] = text.split('@');
      return style.startsWith('=') ? {name, band: style.slice(1), ramp} : {name, style};
    }),
    crs: parameters.get('crs') ?? '',
    extent: extent.length === 4 && extent.every(Number.isFinite) && extent[0] < extent[2] && extent[1] < extent[3] ? extent : undefined,
    panel: parameters.get('panel') ?? '',
    project: parameters.get('project') ?? '',
  };
}

/** The address of a state. */
export function addressOf({layers, crs, extent, panel, project}) {
  const parameters = new URLSearchParams();
  for (const {name, style, band, ramp} of layers) {
    parameters.append('layer', band ? `${name}@=${band}@${ramp}` : style ? `${name}@${style}` : name);
  }
  if (crs && extent) {
    const [west, , east] = extent;
    const digits = Math.max(0, Math.min(8, Math.ceil(-Math.log10((east - west) / 1e4))));
    parameters.set('crs', crs);
    parameters.set('extent', extent.map(value => value.toFixed(digits)).join(','));
  }
  if (panel) {
    parameters.set('panel', panel);
  }
  if (project) {
    parameters.set('project', project);
  }
  // Colons, commas and the signs of styles may stand as they are, which leaves it legible.
  return `#${parameters}`.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%40', '@').replaceAll('%3D', '=');
}
