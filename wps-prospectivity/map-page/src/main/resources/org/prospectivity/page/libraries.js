// The larger libraries, fetched when they are first wanted.

const wanted = new Map();

function load(path, name) {
  if (!wanted.has(path)) {
    wanted.set(path, new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = new URL(path, import.meta.url);
      script.onload = () => resolve(globalThis[name]);
      script.onerror = () => {
        wanted.delete(path);
        reject(new Error(`${path} could not be loaded.`));
      };
      document.head.append(script);
    }));
  }
  return wanted.get(path);
}

export const geotiff = () => load('lib/geotiff/geotiff.js', 'GeoTIFF');
export const papaparse = () => load('lib/papaparse/papaparse.min.js', 'Papa');
export const proj4 = () => load('lib/proj4/proj4.js', 'proj4');

export async function chart() {
  const library = await load('lib/chart.js/chart.umd.min.js', 'Chart');
  await load('reports/chart-defaults.js', 'Chart');
  return library;
}
