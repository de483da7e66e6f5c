"""The panel that leads from samples to targets."""

import re

import processing
from qgis.core import QgsProject
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDockWidget,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from .. import algorithm, compat, connections, jobs, state
from ..background import Ask
from ..client import Server, ServerError
from ..i18n import tr

# Milliseconds between two looks at the jobs.
LOOK = 5000

CONCENTRATION = re.compile(r"_(ppm|ppb|ppt|pct)$", re.IGNORECASE)


def elements(layer):
    """The attributes of samples that look like concentrations, by the unit in their name."""
    return [field.name() for field in layer.fields() if CONCENTRATION.search(field.name())]


def project_name():
    """The project's name as the beginning of names on servers."""
    base = re.sub(r"[^A-Za-z0-9_]+", "_", QgsProject.instance().baseName() or "").strip("_")
    return base.lower() or "survey"


class Step:
    """A process on the way, and what it is filled with."""

    def __init__(self, process, title, hint, fill, has):
        self.process = process
        self.title = title
        self.hint = hint
        self.fill = fill
        self.has = has


def _samples(connection):
    layer = state.layer(state.SAMPLES)
    return {"samples": layer.id()} if layer is not None else {}


def _deposits(connection):
    layer = state.layer(state.DEPOSITS)
    return {"deposits": layer.id()} if layer is not None else {}


def _made(key, name):
    """A step's result as an input of the next: by its name on the server, or as the layer of the project."""
    if state.get(key):
        return {name + "Layer": state.get(key)}
    layer = state.layer(key)
    return {name: layer.id()} if layer is not None else {}


def _inspect(connection):
    return _grid(connection)


def _grid(connection):
    given = _samples(connection)
    layer = state.layer(state.SAMPLES)
    if layer is not None:
        chosen = [name for name in state.get(state.ELEMENTS).split(";") if name in layer.fields().names()]
        given["elements"] = chosen or elements(layer)
        crs = QgsProject.instance().crs()
        if layer.crs().isGeographic() and crs.isValid() and not crs.isGeographic():
            given["crs"] = crs.authid()
    given.update(layer=connection.published(project_name() + "_maps"), overwrite=True)
    return given


def _train(connection):
    return {**_made(state.MAPS, "geochemistry"), **_deposits(connection), **_samples(connection),
            "model": state.get(state.MODEL) or connection.published(project_name()), "overwrite": True}


def _judge(connection):
    return {"model": state.get(state.MODEL)}


def _predict(connection):
    return {**_made(state.MAPS, "geochemistry"), "model": state.get(state.MODEL),
            "layer": connection.published(project_name() + "_scores"), "overwrite": True}


def _targets(connection):
    return {**_made(state.SCORES, "prospectivity"), **_deposits(connection), **_made(state.MAPS, "geochemistry")}


def _told(key):
    def text():
        layer = state.layer(key)
        return state.get(key) or (layer.name() if layer is not None else "")

    return text


def steps():
    """The way from samples to targets."""
    return [
        Step("prospectivity:InspectSamples", tr("Inspect"), tr("what the samples are good for"), _inspect, lambda: ""),
        Step("prospectivity:GridGeochem", tr("Grid"), tr("maps of the elements"), _grid, _told(state.MAPS)),
        Step("prospectivity:TrainTransferCNN", tr("Train"), tr("a model of places like the deposits"), _train,
             lambda: state.get(state.MODEL)),
        Step("prospectivity:DescribeModel", tr("Judge"), tr("is it any better than chance and simple models?"), _judge,
             lambda: state.get(state.VERDICT)),
        Step("prospectivity:PredictProspectivity", tr("Predict"), tr("scores of all places"), _predict,
             _told(state.SCORES)),
        Step("prospectivity:DelineateTargets", tr("Targets"), tr("polygons to go to, by rank"), _targets,
             _told(state.TARGETS)),
    ]


class Panel(QDockWidget):
    """The steps, and the jobs at servers."""

    def __init__(self, windows, parent=None):
        super().__init__("Prospectivity", parent)
        self.setObjectName("ProspectivityPanel")
        self.windows = windows
        self.dialogs = []
        self.ask = None
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.addLayout(self._server_row())
        layout.addWidget(self._steps_box())
        layout.addWidget(self._jobs_box())
        layout.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(330)
        area.setWidget(content)
        self.setWidget(area)
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.look_at_jobs)
        self.timer.start(LOOK)
        # Many changes at once are shown once.
        self.soon = QTimer(self)
        self.soon.setSingleShot(True)
        self.soon.timeout.connect(self.refresh)
        self.signals = (state.signals.changed, QgsProject.instance().readProject, QgsProject.instance().cleared,
                        QgsProject.instance().layersRemoved)
        for signal in self.signals:
            signal.connect(self.refresh_soon)
        self.visibilityChanged.connect(lambda visible: visible and self.look_at_jobs())
        self.refresh()

    def leave(self):
        """Ends what the panel listens to."""
        self.timer.stop()
        self.soon.stop()
        for signal in self.signals:
            signal.disconnect(self.refresh_soon)
        if self.ask is not None:
            self.ask.forget()

    def _server_row(self):
        self.servers = QComboBox()
        self.servers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.servers.setMinimumContentsLength(8)
        self.servers.activated.connect(lambda _: state.put(state.CONNECTION, self.servers.currentText()))
        add = QToolButton()
        add.setText("+")
        add.setToolTip(tr("New connection…"))
        add.clicked.connect(lambda: self.windows.edit(None, self))
        again = QToolButton()
        again.setText("↻")
        again.setToolTip(tr("Ask for processes again"))
        again.clicked.connect(lambda: self.servers.currentText() and self.windows.ask(self.servers.currentText()))
        row = QHBoxLayout()
        row.addWidget(QLabel(tr("Server")))
        row.addWidget(self.servers, 1)
        row.addWidget(add)
        row.addWidget(again)
        return row

    def _steps_box(self):
        box = QGroupBox(tr("From samples to targets"))
        outer = QVBoxLayout(box)
        form = QFormLayout()
        self.layers = {}
        for key, title in ((state.SAMPLES, tr("Samples")), (state.DEPOSITS, tr("Known deposits"))):
            combo = QgsMapLayerComboBox()
            combo.setFilters(compat.POINT_LAYERS)
            combo.setAllowEmptyLayer(True)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(8)
            combo.setLayer(None)
            combo.layerChanged.connect(lambda layer, key=key: self._chosen(key, layer))
            form.addRow(title, combo)
            self.layers[key] = combo
        outer.addLayout(form)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        self.rows = []
        for row, step in enumerate(steps()):
            button = QPushButton(step.title)
            button.setToolTip(step.hint)
            button.clicked.connect(lambda _, step=step: self.open(step))
            text = QLabel(step.hint)
            text.setWordWrap(True)
            grid.addWidget(button, row, 0)
            grid.addWidget(text, row, 1)
            self.rows.append((step, button, text))
        outer.addLayout(grid)
        return box

    def _jobs_box(self):
        self.jobs_box = box = QGroupBox(tr("Jobs at servers"))
        layout = QVBoxLayout(box)
        self.jobs = QTreeWidget()
        self.jobs.setHeaderLabels([tr("Process"), tr("State"), tr("Server"), tr("Started")])
        self.jobs.setRootIsDecorated(False)
        self.jobs.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.jobs.setMinimumHeight(90)
        layout.addWidget(self.jobs)
        row = QGridLayout()
        for number, (title, hint, action) in enumerate((
                (tr("Take up"), tr("Waits for the job and loads its results"), self.take_up),
                (tr("Leave alone"), tr("Ends the waiting; the job goes on at the server"), self.release),
                (tr("End"), tr("Ends the job at the server"), self.end),
                (tr("Forget"), tr("Takes the job off this list only"), self.forget))):
            button = QPushButton(title)
            button.setToolTip(hint)
            button.clicked.connect(lambda _, action=action: self._with_chosen(action))
            row.addWidget(button, number // 2, number % 2)
        layout.addLayout(row)
        self.told = QLabel()
        self.told.setWordWrap(True)
        layout.addWidget(self.told)
        return box

    def _chosen(self, key, layer):
        state.put(key + "Layer", layer.id() if layer is not None else "")

    def connection(self):
        """The connection that the steps run on, or None."""
        return connections.find(self.servers.currentText())

    def refresh_soon(self, *_):
        """Shows the project's state when QGIS has time."""
        self.soon.start(50)

    def refresh(self):
        """Shows the project's state."""
        names = [connection.name for connection in connections.every()]
        chosen = state.get(state.CONNECTION) or self.servers.currentText()
        self.servers.blockSignals(True)
        self.servers.clear()
        self.servers.addItems(names)
        self.servers.setCurrentIndex(max(0, names.index(chosen) if chosen in names else 0) if names else -1)
        self.servers.blockSignals(False)
        for key, combo in self.layers.items():
            layer = state.layer(key)
            if combo.currentLayer() is not layer:
                combo.blockSignals(True)
                combo.setLayer(layer)
                combo.blockSignals(False)
        offered = set()
        if self.connection() is not None:
            offered = {process.identifier for process in connections.processes(self.connection())}
        for step, button, text in self.rows:
            there = step.process in offered
            # A step that not every server has yet is hidden, the others are merely out of reach.
            for widget in (button, text):
                widget.setVisible(there or step.process != "prospectivity:InspectSamples")
            button.setEnabled(there)
            made = step.has()
            text.setText(f"✓ {made}" if made else step.hint)
            text.setStyleSheet("" if made else "color: #777777")
        self.fill_jobs()

    def open(self, step):
        """Opens a step's dialog, filled with what the steps before have made."""
        connection = self.connection()
        name = algorithm.by_name(connection.name, step.process) if connection is not None else None
        if name is None:
            return None
        described = next(p for p in connections.processes(connection) if p.identifier == step.process)
        given = {key: value for key, value in step.fill(connection).items()
                 if described.input(key) is not None and value not in ("", [], None)}
        return self._dialog(name, given)

    def _dialog(self, name, given):
        dialog = processing.createAlgorithmDialog(name, given)
        if dialog is None:
            return None
        self.dialogs = [one for one in self.dialogs if not sip.isdeleted(one) and one.isVisible()] + [dialog]
        dialog.show()
        return dialog

    def fill_jobs(self, statuses=None):
        """Lists the jobs; statuses are texts by execution."""
        known = {self.jobs.topLevelItem(i).data(0, Qt.ItemDataRole.UserRole): self.jobs.topLevelItem(i).text(1)
                 for i in range(self.jobs.topLevelItemCount())}
        known.update(statuses or {})
        chosen = self._execution()
        self.jobs.clear()
        for job in jobs.every():
            item = QTreeWidgetItem([job.title, known.get(job.execution, ""), job.connection,
                                    job.started[:16].replace("T", " ")])
            item.setData(0, Qt.ItemDataRole.UserRole, job.execution)
            self.jobs.addTopLevelItem(item)
            if job.execution == chosen:
                self.jobs.setCurrentItem(item)
        if self.jobs.topLevelItemCount() == 1:
            self.jobs.setCurrentItem(self.jobs.topLevelItem(0))
        self.jobs.resizeColumnToContents(0)

    def look_at_jobs(self):
        """Asks the servers how far the jobs are, in a thread."""
        if self.ask is not None or not self.isVisible():
            return
        every = jobs.every()
        if not every and self.jobs.topLevelItemCount() == 0:
            return
        self.ask = Ask(lambda feedback: {job.execution: _standing(job, feedback) for job in every},
                       self._looked).begin()

    def _looked(self, statuses, fault):
        self.ask = None
        self.fill_jobs(statuses)

    def _execution(self):
        item = self.jobs.currentItem()
        return item.data(0, Qt.ItemDataRole.UserRole) if item is not None else None

    def _with_chosen(self, action):
        job = jobs.find(self._execution() or "")
        if job is not None:
            action(job)
            self.fill_jobs()

    def take_up(self, job):
        """Opens the dialog that waits for a job."""
        return self._dialog("prospectivity:takeupjob", {"JOB": job.execution})

    def release(self, job):
        """Leaves a job to itself."""
        jobs.release(job.execution)

    def end(self, job):
        """Ends a job at its server."""
        connection = connections.find(job.connection)
        if connection is None:
            return
        Ask(lambda feedback: Server(connection, feedback, silence=10).dismiss(job.execution),
            lambda value, fault: self._ended(job, fault)).begin()

    def _ended(self, job, fault):
        self.told.setText(fault or tr("“{title}” was ended at the server.").format(title=job.title))
        if fault is None:
            jobs.forget(job.execution)
        self.fill_jobs()

    def forget(self, job):
        """Takes a job off the list."""
        jobs.forget(job.execution)


def _standing(job, feedback):
    """How far a job is, in words."""
    connection = connections.find(job.connection)
    if connection is None:
        return tr("its connection is gone")
    try:
        status = Server(connection, feedback, silence=4).status(job.execution)
    except ServerError as fault:
        return str(fault)
    if status.state == "running":
        text = f"{status.percent:.0f} %"
        return text + (", " + tr("waited for here") if jobs.is_watched(job.execution) else "")
    return {"accepted": tr("queued"), "succeeded": tr("ready: take it up"),
            "failed": tr("failed: {reason}").format(reason=status.message)}[status.state]
