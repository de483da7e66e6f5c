// Charts from their settings in the page, and points on maps shown and hidden by their boxes.
(function () {
  'use strict';

  if (window.Chart) {
    for (const canvas of document.querySelectorAll('canvas[data-chart]')) {
      new Chart(canvas, JSON.parse(document.getElementById(canvas.dataset.chart).textContent));
    }
    const fit = () => Object.values(Chart.instances).forEach(chart => chart.resize());
    window.addEventListener('beforeprint', fit);
    window.addEventListener('afterprint', fit);
  }

  for (const box of document.querySelectorAll('input[data-layer]')) {
    const show = () => {
      for (const group of document.querySelectorAll('g[data-layer="' + box.dataset.layer + '"]')) {
        group.classList.toggle('hidden', !box.checked);
      }
    };
    box.addEventListener('change', show);
    show();
  }
})();
