// How all charts look, whoever draws them.
(function () {
  'use strict';

  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 13;
  Chart.defaults.color = '#333333';
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
