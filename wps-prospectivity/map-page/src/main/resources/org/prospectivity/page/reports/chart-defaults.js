// How all charts look, whoever draws them.
(function () {
  'use strict';

  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 13;
  // As the page is, light or dark; charts that stand follow when that changes.
  const dark = matchMedia('screen and (prefers-color-scheme: dark)');
  const grid = Chart.defaults.borderColor;
  const colour = () => {
    Chart.defaults.color = dark.matches ? '#c9d1d9' : '#333333';
    Chart.defaults.borderColor = dark.matches ? 'rgba(255, 255, 255, 0.16)' : grid;
    Object.values(Chart.instances).forEach(chart => chart.update('none'));
  };
  dark.addEventListener('change', colour);
  colour();
  Chart.defaults.animation = false;
  Chart.defaults.maintainAspectRatio = false;
  Chart.defaults.interaction = {mode: 'nearest', axis: 'x', intersect: false};
  Chart.defaults.elements.point.radius = 0;
  Chart.defaults.elements.line.tension = 0;
  // The edges of a shade have no name, and none in the legend; the others show their dashes there.
  const labels = Chart.defaults.plugins.legend.labels.generateLabels;
  Chart.defaults.plugins.legend.labels.generateLabels = chart => labels(chart)
    .filter(item => item.text !== '')
    .map(item => {
      const line = chart.data.datasets[item.datasetIndex];
      const shape = line.stepped ? {pointStyle: 'rect'} : {};
      return {...item, lineDash: line.borderDash, lineWidth: line.borderWidth, ...shape};
    });
  Chart.defaults.plugins.tooltip.filter = item => item.dataset.label !== '';
  Chart.defaults.plugins.legend.position = 'bottom';
  Chart.defaults.plugins.legend.labels.usePointStyle = true;
  Chart.defaults.plugins.legend.labels.pointStyle = 'line';
  Chart.defaults.plugins.legend.labels.pointStyleWidth = 36;
})();
