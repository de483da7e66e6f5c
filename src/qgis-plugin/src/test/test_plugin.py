"""The plugin against a server that misbehaves: run with QGIS's Python, no display needed."""

import ast
import base64
import json
import os
import re
import struct
import tempfile
import threading
import unittest
import xml.etree.ElementTree as ElementTree

import support
from fake_server import DESCRIPTION, GML, REPORT, FakeServer
from heart import Heart
from osgeo import gdal, ogr
from prospectivity import client, i18n, inputs, report, state
from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsBrowserModel,
    QgsCoordinateReferenceSystem,
    QgsCredentials,
    QgsFeature,
    QgsGeometry,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QModelIndex
from support import Feedback, connect, connections, jobs, points, run, wait, wps

PLUGIN = os.path.dirname(os.path.abspath(client.__file__))
ECHO = "prospectivity:fake_echo"
OWS = "{http://www.opengis.net/ows/1.1}"
WPS = "{http://www.opengis.net/wps/1.0.0}"


def sent(document):
    """The inputs of an Execute document as pairs of an identifier and its element, by another parser than ours."""
    root = ElementTree.fromstring(document)
    return [(one.findtext(OWS + "Identifier"), one.find(WPS + "Data")[0])
            for one in root.find(WPS + "DataInputs")]


def texts(document, name):
    """The literals given for an input."""
    return ["".join(element.itertext()) for identifier, element in sent(document) if identifier == name]


class PluginTest(unittest.TestCase):
    def setUp(self):
        support.forget_all()
        self.fake = FakeServer()
        self.folder = tempfile.mkdtemp()
        client.SILENCE, client.WORTH_TELLING = 30, 5

    def tearDown(self):
        self.fake.close()

    def known(self, gml=False, **others):
        return connect(self.fake.address, document=DESCRIPTION % (GML if gml else ""), **others)

    def echo(self, feedback=None, **parameters):
        given = {"samples": points().id(), "elements": ["Au_ppb"], "targets": os.path.join(self.folder, "targets.gpkg"),
                 "report": os.path.join(self.folder, "report.json"), "REPORT_PAGE": os.path.join(self.folder, "r.html")}
        given.update(parameters)
        return run(ECHO, {k: v for k, v in given.items() if v is not None}, feedback)

    def fails(self, *words, feedback=None, **parameters):
        with self.assertRaises(QgsProcessingException) as raised:
            self.echo(feedback, **parameters)
        for word in words:
            self.assertIn(word, str(raised.exception))
        self.assertEqual([], os.listdir(self.folder), "something half-made is left")
        return str(raised.exception)


class ParameterTest(PluginTest):
    def test_each_input_has_a_fitting_parameter(self):
        self.known()
        algorithm = QgsApplication.processingRegistry().algorithmById(ECHO)
        kinds = {"samples": QgsProcessingParameterFeatureSource, "mask": QgsProcessingParameterFeatureSource,
                 "maps": QgsProcessingParameterRasterLayer, "elements": QgsProcessingParameterField,
                 "method": QgsProcessingParameterEnum, "share": QgsProcessingParameterNumber,
                 "seed": QgsProcessingParameterNumber, "hull": QgsProcessingParameterBoolean,
                 "crs": QgsProcessingParameterCrs, "bounds": QgsProcessingParameterExtent}
        for name, kind in kinds.items():
            self.assertIsInstance(algorithm.parameterDefinition(name), kind, name)
        share = algorithm.parameterDefinition("share")
        self.assertEqual((0, 1, 0.5), (share.minimum(), share.maximum(), share.defaultValue()))
        self.assertEqual(["IDW", "NEAREST"], algorithm.parameterDefinition("method").options())
        self.assertEqual("samples", algorithm.parameterDefinition("elements").parentLayerParameterName())
        self.assertTrue(algorithm.parameterDefinition("elements").allowMultiple())
        self.assertIn("(m)", algorithm.parameterDefinition("cellSize").description())
        self.assertEqual("Side of a cell in metres.", algorithm.parameterDefinition("cellSize").help())
        self.assertIn("Says &lt;it&gt; again.", algorithm.shortHelpString())
        advanced = QgsProcessingParameterDefinition.Flag.FlagAdvanced
        self.assertTrue(algorithm.parameterDefinition("seed").flags() & advanced)
        self.assertFalse(algorithm.parameterDefinition("samples").flags() & advanced)

    def test_what_is_missing_is_said_before_anything_is_sent(self):
        self.known()
        layer = points()
        for parameters, word in (({"elements": ["Au_ppb"]}, "missing"), ({"samples": layer.id()}, "missing"),
                                 ({"samples": layer.id(), "samplesLayer": "a:b", "elements": ["Au_ppb"]}, "twice")):
            with self.assertRaises(ValueError) as raised:
                run(ECHO, parameters)
            self.assertIn(word, str(raised.exception))
        self.assertEqual([], self.fake.operations)

    def test_two_connections_do_not_share_names_of_algorithms(self):
        self.known()
        self.assertIsNotNone(connections.fault(connections.Connection("fAKE", "http://x")))
        self.assertIsNotNone(connections.fault(connections.Connection("other", "localhost:8080")))
        self.assertIsNone(connections.fault(connections.Connection("other", "http://localhost:8080")))

    def test_addresses_of_services_are_those_of_the_server(self):
        for url in ("http://a/geoserver", "http://a/geoserver/", "http://a/geoserver/ows?service=WPS",
                    "http://a/geoserver/wps", " http://a/geoserver/wcs? "):
            self.assertEqual("http://a/geoserver", connections.Connection("a", url).base)


class SendingTest(PluginTest):
    def test_values_arrive_as_given(self):
        self.known()
        self.echo(method="NEAREST", share=0.125, cellSize=500, seed=7, hull=True, crs="EPSG:32650",
                  elementsNames="b, c", bounds="400000,401000,4600000,4602000 [EPSG:32650]")
        document = self.fake.executed[0]
        self.assertEqual(["Au_ppb", "b", "c"], texts(document, "elements"))
        for name, text in (("method", "NEAREST"), ("share", "0.125"), ("cellSize", "500.0"), ("seed", "7"),
                           ("hull", "true"), ("crs", "EPSG:32650")):
            self.assertEqual([text], texts(document, name), name)
        box = dict(sent(document))["bounds"]
        self.assertEqual("EPSG:32650", box.get("crs"))
        self.assertEqual([400000, 4600000], [float(v) for v in box.findtext(OWS + "LowerCorner").split()])
        self.assertEqual([401000, 4602000], [float(v) for v in box.findtext(OWS + "UpperCorner").split()])
        self.assertEqual([], texts(document, "mask"))

    def _read(self, suffix, data):
        path = os.path.join(tempfile.mkdtemp(), "sent" + suffix)
        with open(path, "wb") as file:
            file.write(data)
        dataset = ogr.Open(path)
        layer = dataset.GetLayer(0)
        rows = [(f.GetGeometryRef().GetX(), f.GetGeometryRef().GetY(), f.GetField("id"), f.GetField("Au_ppb"),
                 f.GetField("As_ppm")) for f in layer]
        return rows, layer.GetSpatialRef().GetAuthorityCode(None)

    def test_points_are_read_by_ogr_as_they_were(self):
        for gml in (False, True):
            self.fake.executed.clear()
            self.fake.percents = []
            self.known(gml)
            self.echo()
            data = dict(sent(self.fake.executed[0]))["samples"]
            content = ElementTree.tostring(data[0], encoding="utf-8") if gml else "".join(data.itertext()).encode()
            rows, code = self._read(".gml" if gml else ".json", content)
            self.assertEqual("32650", code)
            self.assertEqual(3, len(rows))
            for number, (x, y, name, gold, arsenic) in enumerate(rows):
                self.assertEqual((400000.125 + number, 4600000 + number / 3), (x, y))
                self.assertEqual(("a<b&c", "ä", "")[number] or None, name or None)
                self.assertEqual(("<1", "2.5", "7")[number], gold)
                self.assertEqual((1.25, None, 1e-7)[number], arsenic if arsenic is None else float(arsenic))

    def test_polygons_keep_their_holes(self):
        self.known()
        layer = QgsVectorLayer("Polygon?crs=EPSG:32650&field=id:int", "mask", "memory")
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt("POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,4 2,4 4,2 4,2 2))"))
        layer.dataProvider().addFeatures([feature])
        QgsProject.instance().addMapLayer(layer)
        self.echo(mask=layer.id())
        data = dict(sent(self.fake.executed[0]))["mask"]
        path = os.path.join(tempfile.mkdtemp(), "mask.gml")
        ElementTree.ElementTree(data[0]).write(path)
        dataset = ogr.Open(path)
        read = dataset.GetLayer(0).GetNextFeature()
        self.assertEqual(96, read.GetGeometryRef().GetArea())

    def test_another_coordinate_system_without_code_is_sent_in_degrees(self):
        self.known()
        layer = points()
        layer.setCrs(QgsCoordinateReferenceSystem.fromProj(
            "+proj=tmerc +lat_0=0 +lon_0=116.1 +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +type=crs"))
        feedback = Feedback()
        self.echo(feedback, samples=layer.id())
        collection = json.loads("".join(dict(sent(self.fake.executed[0]))["samples"].itertext()))
        self.assertIn("4326", collection["crs"]["properties"]["name"])
        self.assertLess(abs(collection["features"][0]["geometry"]["coordinates"][1]), 90)
        self.assertTrue(any("WGS 84" in info for info in feedback.infos))

    def test_rasters_keep_values_and_names(self):
        self.known()
        path = os.path.join(tempfile.mkdtemp(), "maps.img")
        dataset = gdal.GetDriverByName("HFA").Create(path, 3, 2, 2, gdal.GDT_Float32)
        dataset.SetGeoTransform((400000, 500, 0, 4601000, 0, -500))
        for number, name in ((1, "Au_ppb"), (2, "As_ppm")):
            dataset.GetRasterBand(number).WriteRaster(0, 0, 3, 2, b"".join(
                struct.pack("<f", number * 10 + i) for i in range(6)))
            dataset.GetRasterBand(number).SetDescription(name)
        dataset = None
        layer = QgsRasterLayer(path, "maps")
        QgsProject.instance().addMapLayer(layer)
        self.echo(maps=layer.id())
        data = base64.b64decode("".join(dict(sent(self.fake.executed[0]))["maps"].itertext()))
        gdal.FileFromMemBuffer("/vsimem/sent.tif", data)
        read = gdal.Open("/vsimem/sent.tif")
        self.assertEqual((400000, 500, 0, 4601000, 0, -500), read.GetGeoTransform())
        self.assertEqual(["Au_ppb", "As_ppm"], [read.GetRasterBand(b).GetDescription() for b in (1, 2)])
        self.assertEqual(tuple(20.0 + i for i in range(6)), struct.unpack("<6f", read.GetRasterBand(2).ReadRaster()))

    def test_what_is_too_large_is_not_sent(self):
        self.known()
        layer = points()
        layer.startEditing()
        layer.changeAttributeValue(1, 0, "x" * (2 << 20))
        layer.commitChanges()
        self.fails("MB", samples=layer.id())
        self.assertEqual([], self.fake.executed)

    def test_layers_of_the_server_are_known_by_their_name(self):
        class Provider:
            def __init__(self, name, uri):
                self.told = name, uri

            def name(self):
                return self.told[0]

            def dataSourceUri(self):
                return self.told[1]

        class Layer:
            def __init__(self, *told):
                self.provider = Provider(*told)

            def dataProvider(self):
                return self.provider

            def subsetString(self):
                return ""

        base = "http://a:8080/geoserver"
        for name, uri, expected in (
                ("wcs", f"url={base}/wcs&identifier=demo:maps", "demo:maps"),
                ("wcs", f"url={base}/wcs&identifier=demo__maps", "demo:maps"),
                ("wms", f"url={base}/wms&layers=demo:maps&styles=", "demo:maps"),
                ("wms", f"url={base}/wms&layers=demo:maps&layers=demo:b", None),
                ("wcs", "url=http://other:8080/geoserver/wcs&identifier=demo:maps", None),
                ("wcs", "url=http://a:8080/other/wcs&identifier=demo:maps", None),
                ("WFS", f" url='{base}/wfs' typename='demo:points' version='auto'", "demo:points"),
                ("gdal", "/tmp/maps.tif", None)):
            self.assertEqual(expected, inputs.name_on_server(Layer(name, uri), base), (name, uri))


class ResultTest(PluginTest):
    def test_progress_results_and_report(self):
        self.known()
        feedback = Feedback()
        results, _ = self.echo(feedback)
        told = [text for text in feedback.texts if text.startswith("part")]
        self.assertEqual(["part 10", "part 40", "part 80"], told)
        self.assertEqual([10, 40, 80, 100], [p for p in feedback.percents if p])
        targets = QgsVectorLayer(results["targets"])
        self.assertEqual((1, "EPSG:32650"), (targets.featureCount(), targets.crs().authid()))
        self.assertEqual(50, next(targets.getFeatures()).geometry().area())
        self.assertEqual("Better than <chance>.", results["verdict"])
        self.assertEqual(["Few deposits."], feedback.warnings)
        with open(results["report"], encoding="utf-8") as file:
            self.assertEqual(REPORT, json.load(file))
        self.assertEqual([], jobs.every())

    def test_no_targets_are_no_fault(self):
        self.known()
        self.fake.no_targets = True
        results, _ = self.echo()
        layer = QgsVectorLayer(results["targets"])
        self.assertTrue(layer.isValid())
        self.assertEqual(0, layer.featureCount())

    def test_the_page_has_the_verdict_first(self):
        page = report.page("Echo", json.dumps(REPORT))
        body = re.sub("<style>.*?</style>", "", page)
        text = re.sub("<[^>]*>", "|", body[body.index("<h1>"):])
        words = [word for word in text.split("|") if word.strip()]
        self.assertEqual(["Echo", "Better than &lt;chance&gt;.", "⚠ Few deposits."], words[:3])
        self.assertIn("Mean score", words)
        self.assertIn("200 values", words)

    def test_the_project_file_keeps_the_state(self):
        state.put(state.MODEL, "gold")
        state.loaded(state.SAMPLES, points())
        layer = state.layer(state.SAMPLES)
        path = os.path.join(self.folder, "p.qgz")
        self.assertTrue(QgsProject.instance().write(path))
        name = layer.id()
        QgsProject.instance().clear()
        self.assertEqual("", state.get(state.MODEL))
        self.assertTrue(QgsProject.instance().read(path))
        self.assertEqual("gold", state.get(state.MODEL))
        self.assertEqual(name, state.layer(state.SAMPLES).id())


class FaultTest(PluginTest):
    def test_no_server(self):
        self.known()
        self.fake.close()
        self.assertIn(self.fake.address, self.fails("cannot be reached"))
        self.fake = FakeServer()

    def test_silence(self):
        self.known()
        self.fake.silent = {"Execute"}
        feedback = Feedback()
        with _Silence(0.3, 0.2):
            self.fails("has not answered for 1 s", feedback=feedback)
        self.assertEqual(1, sum("takes its time" in info for info in feedback.infos))

    def test_a_slow_answer_is_waited_for(self):
        self.known()
        self.fake.slow = {"Execute": 1.0}
        feedback = Feedback()
        with _Silence(5, 0.3):
            self.echo(feedback)
        self.assertEqual(1, sum("takes its time" in info for info in feedback.infos))

    def test_a_login_is_wanted(self):
        self.known()
        self.fake.login = ("admin", "secret")
        self.fails("wants a login")

    def login(self):
        """A login with a wrong password, kept by QGIS; its name."""
        manager = QgsApplication.authManager()
        manager.setMasterPassword("master", True)
        login = QgsAuthMethodConfig("Basic")
        login.setName("fake")
        login.setConfig("username", "admin")
        login.setConfig("password", "wrong")
        self.assertTrue(manager.storeAuthenticationConfig(login)[0])
        return login.id()

    def test_a_login_is_refused_or_works(self):
        self.known(authcfg=self.login())
        self.fake.login = ("admin", "secret")
        self.fails("refuses the login")
        self.fake.login = ("admin", "wrong")
        results, _ = self.echo()
        self.assertIn("targets", results)
        # The password goes to this server only.
        with self.assertRaises(client.ServerError):
            client.Server(connections.find("Fake")).own("http://elsewhere/secret")

    def test_the_master_password_is_asked_for_with_a_login_only(self):
        login = self.login()
        QgsApplication.authManager().clearMasterPassword()
        asked = _Credentials()
        self.known()
        self.echo()
        self.assertEqual(0, asked.master_passwords)
        self.folder = tempfile.mkdtemp()
        self.known(authcfg=login)
        self.fails("cannot be read from QGIS's authentication database")
        self.assertLess(0, asked.master_passwords)

    def test_an_exception_report(self):
        self.known()
        self.fake.refuse = {"Execute": "elements: Xx is no attribute"}
        self.fails("elements: Xx is no attribute")

    def test_a_failure_in_the_middle(self):
        self.known()
        self.fake.failure = "There are too few deposits"
        self.fails("There are too few deposits")
        self.assertEqual([], jobs.every())

    def test_something_else_answers(self):
        self.known()
        self.fake.not_wps = True
        self.fails("is no WPS")

    def test_the_server_goes_away_in_the_middle_and_comes_back(self):
        self.known()
        self.fake.refuse = {}
        told = []

        class Once(Feedback):
            def setProgressText(inner, text):
                told.append(text)
                if text == "part 10":
                    self.fake.silent = {"GetExecutionStatus"}
                if text == "asking again":
                    self.fake.silent = set()

        with _Silence(0.5, 0.2):
            results, _ = self.echo(Once())
        self.assertIn("asking again", told)
        self.assertIn("targets", results)

    def test_an_answer_that_is_not_written_yet_is_waited_for(self):
        self.known()
        self.fake.unwritten = 2
        results, _ = self.echo(Feedback())
        self.assertIn("targets", results)
        self.assertEqual(0, self.fake.unwritten)

    def test_the_server_goes_away_for_good(self):
        self.known()
        self.fake.hold = True

        class Gone(Feedback):
            def setProgressText(inner, text):
                if text == "part 10":
                    self.fake.close()

        away, client.Server.wait.__defaults__ = client.Server.wait.__defaults__, (1.0, lambda: True)
        try:
            self.fails("went away", feedback=Gone())
        finally:
            client.Server.wait.__defaults__ = away
        self.assertEqual(["job-1"], [job.execution for job in jobs.every()], "the job is to be taken up later")
        self.fake = FakeServer()

    def test_results_that_cannot_be_read_are_not_left(self):
        self.known()
        self.fake.broken_targets = True
        self.fails("cannot be read", report=None, REPORT_PAGE=None)


class JobTest(PluginTest):
    def test_cancelling_ends_it_on_the_server(self):
        self.known()
        self.fake.hold = True
        self.fails("ended on the server", feedback=Feedback(cancel_at=40))
        self.assertEqual(["job-1"], self.fake.dismissed)
        self.assertEqual([], jobs.every())

    def test_cancelling_while_the_server_takes_the_request_ends_it_too(self):
        self.known()
        self.fake.hold = True
        self.fake.slow = {"Execute": 1.0}

        class Early(Feedback):
            def setProgressText(inner, text):
                if text.startswith("sending"):
                    threading.Timer(0.5, inner.cancel).start()

        self.fails("ended on the server", feedback=Early())
        self.assertEqual(["job-1"], self.fake.dismissed)

    def test_a_job_that_is_left_can_be_taken_up(self):
        self.known()
        results, _ = self.echo(WAIT=False)
        self.assertEqual({"job": "job-1"}, results)
        self.assertEqual([], os.listdir(self.folder))
        self.assertEqual([], self.fake.dismissed)
        # As after a restart: nothing but the settings is left.
        self.assertEqual("prospectivity:Echo", jobs.find("job-1").process)
        results, context = run("prospectivity:takeupjob", {"JOB": "job-1", "FOLDER": self.folder})
        self.assertEqual("Better than <chance>.", results["verdict"])
        loaded = context.layersToLoadOnCompletion()
        self.assertEqual(1, len(loaded))
        layer = context.temporaryLayerStore().mapLayer(next(iter(loaded)))
        self.assertEqual(1, layer.featureCount())
        self.assertEqual([], jobs.every())

    def test_a_job_is_released_while_it_is_waited_for(self):
        self.known()
        self.fake.hold = True

        class Release(Feedback):
            def setProgressText(inner, text):
                if text == "part 40":
                    jobs.release("job-1")

        results, _ = self.echo(Release())
        self.assertEqual({"job": "job-1"}, results)
        self.assertEqual([], self.fake.dismissed)
        self.assertEqual(1, len(jobs.every()))

    def test_unknown_jobs(self):
        with self.assertRaises(QgsProcessingException):
            run("prospectivity:takeupjob", {"JOB": "nothing", "FOLDER": self.folder})


class ModelTest(PluginTest):
    def test_the_designer_keeps_where_a_name_comes_from(self):
        from processing.modeler.ModelerParametersDialog import ModelerParametersDialog

        self.known()
        source = QgsProcessingModelChildParameterSource
        model = QgsProcessingModelAlgorithm("m", "g")
        for name, algorithm, parameter, value in (
                ("first", "prospectivity:takeupjob", "JOB", source.fromStaticValue("typed")),
                ("second", ECHO, "samplesLayer", source.fromChildOutput("first", "layerName"))):
            child = QgsProcessingModelChildAlgorithm(algorithm)
            child.setChildId(name)
            child.addParameterSources(parameter, [value])
            model.addChildAlgorithm(child)
        for name, parameter, expected in (
                ("first", "JOB", ("typed", "")), ("second", "samplesLayer", (None, "layerName"))):
            child = model.childAlgorithm(name)
            dialog = ModelerParametersDialog(child.algorithm(), model, name, child.configuration())
            (kept,) = dialog.createAlgorithm().parameterSources()[parameter]
            self.assertEqual(expected, (kept.staticValue(), kept.outputName()))
            dialog.close()


class ServerAlgorithmTest(PluginTest):
    def test_a_server_is_added_and_asked_again(self):
        run("prospectivity:addserver", {"NAME": "Zwei", "URL": self.fake.address + "/wps?"})
        wait(lambda: QgsApplication.processingRegistry().algorithmById("prospectivity:zwei_echo") is not None, 5)
        self.assertIsNotNone(QgsApplication.processingRegistry().algorithmById("prospectivity:zwei_echo"))
        self.assertEqual(["GetCapabilities", "DescribeProcess"], self.fake.operations)
        self.fake.refuse = {"GetCapabilities": "closed"}
        with self.assertRaises(QgsProcessingException):
            run("prospectivity:refreshservers", {"NAME": "Zwei"})
        self.assertIsNotNone(QgsApplication.processingRegistry().algorithmById("prospectivity:zwei_echo"))

    def test_a_server_that_does_not_answer_is_not_kept(self):
        self.fake.not_wps = True
        with self.assertRaises(QgsProcessingException):
            run("prospectivity:addserver", {"NAME": "Zwei", "URL": self.fake.address})
        self.assertEqual([], connections.every())


class FreezeTest(PluginTest):
    """The thread of the windows never waits for a server."""

    LONGEST = 0.3

    def test_starting_asks_nobody(self):
        self.known()
        self.fake.silent = {"all"}
        with Heart() as heart:
            support.provider.refreshAlgorithms()
            wait(lambda: False, 0.5)
        self.assertEqual([], self.fake.operations)
        self.assertLess(heart.longest, self.LONGEST)

    def test_running_against_silence(self):
        self.known()
        self.fake.silent = {"all"}
        context, feedback = QgsProcessingContext(), Feedback()
        context.setProject(QgsProject.instance())
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(ECHO)
        ended = []
        with _Silence(1.5, 0.5), Heart() as heart:
            task = QgsProcessingAlgRunnerTask(
                algorithm, {"samples": points().id(), "elements": ["Au_ppb"]}, context, feedback)
            task.executed.connect(lambda good, results: ended.append(good))
            QgsApplication.taskManager().addTask(task)
            self.assertTrue(wait(lambda: ended, 20))
        self.assertEqual([False], ended)
        self.assertLess(heart.longest, self.LONGEST)

    def test_dialog_browser_and_panel_against_silence(self):
        from prospectivity import background
        from prospectivity.gui.browser import BrowserProvider
        from prospectivity.gui.connection_dialog import ConnectionDialog

        connection = self.known()
        self.fake.silent = {"all"}
        jobs.keep(jobs.Job("job-1", "Fake", "prospectivity:Echo", "Echo", "2026-01-01T00:00:00+00:00"))
        dialog = ConnectionDialog(None, connection)
        dialog.show()
        wait(lambda: False, 0.2)
        browser = BrowserProvider()
        QgsApplication.dataItemProviderRegistry().addProvider(browser)
        model = QgsBrowserModel()
        model.initialize()

        def row(parent, name=None):
            """The row of a name, or the only one."""
            for number in range(model.rowCount(parent)):
                index = model.index(number, 0, parent)
                if name is None or model.data(index) == name:
                    return index
            return None

        wait(lambda: row(QModelIndex(), "Prospectivity"), 5)
        root = row(QModelIndex(), "Prospectivity")
        with Heart() as heart:
            dialog.test.click()
            model.fetchMore(root)
            self.assertTrue(wait(lambda: row(root), 5))
            model.fetchMore(row(root))
            self.assertTrue(wait(lambda: len(self.fake.operations) >= 2, 5))
            wait(lambda: False, 0.5)
            dialog.reject()
            background.end_all()
        self.assertLess(heart.longest, self.LONGEST)
        self.fake.close()
        self.assertTrue(wait(lambda: row(row(root)), 15))
        self.assertIn("cannot be reached", model.data(row(row(root))))
        QgsApplication.dataItemProviderRegistry().removeProvider(browser)
        self.fake = FakeServer()

    def test_the_connection_dialog_says_what_it_finds(self):
        from prospectivity.gui.connection_dialog import ConnectionDialog

        dialog = ConnectionDialog(None, connections.Connection("Neu", self.fake.address))
        dialog.show()
        dialog.test.click()
        self.assertTrue(wait(lambda: "1 processes" in dialog.told.text(), 10), dialog.told.text())
        self.fake.refuse = {"GetCapabilities": "closed"}
        dialog.test.click()
        self.assertTrue(wait(lambda: "closed" in dialog.told.text(), 10), dialog.told.text())
        self.fake.refuse = None
        dialog._ask(True)
        self.assertTrue(wait(lambda: dialog.kept is not None, 10))
        self.assertEqual(1, len(connections.processes(connections.find("Neu"))))


class TextTest(unittest.TestCase):
    def test_every_text_is_translated_with_its_places(self):
        said = set()
        for folder, _, names in os.walk(PLUGIN):
            for name in names:
                if name.endswith(".py"):
                    with open(os.path.join(folder, name), encoding="utf-8") as file:
                        tree = ast.parse(file.read())
                    for node in ast.walk(tree):
                        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
                            if isinstance(node.args[0], ast.Constant):
                                said.add(node.args[0].value)
        german = i18n.read("de")
        self.assertEqual(set(), said - set(german), "not translated")
        self.assertEqual(set(), set(german) - said, "translated in vain")
        for text, translation in german.items():
            places = [sorted(re.findall(r"\{[^}]*\}", one)) for one in (text, translation)]
            self.assertEqual(places[0], places[1], text)


class _Credentials(QgsCredentials):
    """Stands where QGIS would open a dialog for a password, and gives none."""

    def __init__(self):
        super().__init__()
        self.master_passwords = 0
        # QGIS does not keep it.
        _Credentials.kept = self
        self.setInstance(self)

    def request(self, realm, username, password, message=""):
        return False, username, password

    def requestMasterPassword(self, password="", stored=False):
        self.master_passwords += 1
        return False, ""


class _Silence:
    """Shorter times for tests."""

    def __init__(self, silence, telling):
        self.times = silence, telling

    def __enter__(self):
        self.before = client.Server.__init__.__defaults__, client.WORTH_TELLING
        client.Server.__init__.__defaults__ = (None, self.times[0])
        client.WORTH_TELLING = self.times[1]

    def __exit__(self, *_):
        client.Server.__init__.__defaults__, client.WORTH_TELLING = self.before


del wps

if __name__ == "__main__":
    program = unittest.main(exit=False, verbosity=1)
    # QGIS may crash while it is taken down, after all is said.
    os._exit(0 if program.result.wasSuccessful() else 1)
