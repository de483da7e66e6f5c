<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Prospectivity</name>
    <message>
        <location filename="../algorithm.py"/>
        <source>Element maps</source>
        <translation>Elementkarten</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Known deposits</source>
        <translation>Bekannte Vorkommen</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Map of scores</source>
        <translation>Karte der Werte</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Publish the map as</source>
        <translation>Karte veröffentlichen als</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Replace what has that name</source>
        <translation>Gleichnamiges ersetzen</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Networks</source>
        <translation>Netze</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Folds of the cross-validation</source>
        <translation>Teile der Kreuzvalidierung</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Share of the area</source>
        <translation>Anteil der Fläche</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Targets</source>
        <translation>Zielgebiete</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Samples</source>
        <translation>Proben</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Elements</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Published as</source>
        <translation>Veröffentlicht als</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Coordinate system</source>
        <translation>Koordinatensystem</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Wait for the end (else the job is left at the server)</source>
        <translation>Auf das Ende warten (sonst bleibt der Auftrag beim Server)</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Inputs</source>
        <translation>Eingaben</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Outputs</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Job at the server</source>
        <translation>Auftrag beim Server</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>The server gives no address to ask how far the process is.</source>
        <translation>Der Server nennt keine Adresse, unter der nach dem Fortschritt zu fragen wäre.</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Open the map as</source>
        <translation>Karte öffnen als</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Report as a page</source>
        <translation>Bericht als Seite</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>layer of the project</source>
        <translation>Layer des Projekts</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Cancelled before the process began.</source>
        <translation>Abgebrochen, bevor der Prozess begann.</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Job at the server: {job}</source>
        <translation>Auftrag beim Server: {job}</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Cancelled; the results are still at the server.</source>
        <translation>Abgebrochen; die Ergebnisse liegen noch auf dem Server.</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>reading “{input}”</source>
        <translation>lese „{input}“</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>values, from a file</source>
        <translation>Werte, aus einer Datei</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>values, from the server (WCS; needs a name to publish)</source>
        <translation>Werte, vom Server (WCS; braucht einen Namen zum Veröffentlichen)</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>picture, from the server (WMS; needs a name to publish)</source>
        <translation>Bild, vom Server (WMS; braucht einen Namen zum Veröffentlichen)</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>HTML files</source>
        <translation>HTML-Dateien</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>or layer of the server</source>
        <translation>oder Layer des Servers</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>To open the map from the server give a name to publish it under (“{input}”).</source>
        <translation>Um die Karte vom Server zu öffnen, ist ein Name zum Veröffentlichen nötig („{input}“).</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>sending {megabytes:.1f} MB to “{name}”</source>
        <translation>sende {megabytes:.1f} MB an „{name}“</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>“{input}” has {size:.0f} MB, and the server takes {limit:.0f}: publish it there and choose it as a layer of the server.</source>
        <translation>„{input}“ hat {size:.0f} MB, der Server nimmt {limit:.0f}: dort veröffentlichen und als Layer des Servers wählen.</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>{server} speaks WCS 2 only, which QGIS does not: the values are fetched into a file.</source>
        <translation>{server} spricht nur WCS 2, QGIS nicht: die Werte werden in eine Datei geholt.</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>Runs on “{name}”, {address}.</source>
        <translation>Läuft auf „{name}“, {address}.</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>“{input}” is missing: choose attributes.</source>
        <translation>„{input}“ fehlt: bitte Attribute wählen.</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>receiving “{output}”</source>
        <translation>empfange „{output}“</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>“{input}” is given twice: as a layer of the project and of the server.</source>
        <translation>„{input}“ ist doppelt angegeben: als Layer des Projekts und des Servers.</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>“{input}” is missing: choose a layer of the project or one of the server.</source>
        <translation>„{input}“ fehlt: bitte einen Layer des Projekts oder des Servers wählen.</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>names, for a layer of the server</source>
        <translation>Namen, für einen Layer des Servers</translation>
    </message>
    <message>
        <location filename="../algorithm.py"/>
        <source>“{input}” is the server's own layer {name}; it is not sent.</source>
        <translation>„{input}“ ist der Layer {name} des Servers selbst und wird nicht gesendet.</translation>
    </message>
    <message>
        <location filename="../client.py"/>
        <source>{server} points to {address}, which is another server.</source>
        <translation>{server} verweist auf {address}, einen anderen Server.</translation>
    </message>
    <message>
        <location filename="../client.py"/>
        <source>{server} cannot be reached at {address}: {fault}</source>
        <translation>{server} ist unter {address} nicht zu erreichen: {fault}</translation>
    </message>
    <message>
        <location filename="../client.py"/>
        <source>{server} is a WPS without processes of Prospectivity.</source>
        <translation>{server} ist ein WPS ohne Prozesse von Prospectivity.</translation>
    </message>
    <message>
        <location filename="../client.py"/>
        <source>waiting in the server's queue</source>
        <translation>wartet in der Schlange des Servers</translation>
    </message>
    <message>
        <location filename="../client.py"/>
        <source>{server} wants a login: choose one in the settings of the connection.</source>
        <translation>{server} verlangt eine Anmeldung: bitte in den Einstellungen der Verbindung wählen.</translation>
    </message>
    <message>
        <location filename="../client.py"/>
        <source>{server} answers with HTTP {code} at {address}</source>
        <translation>{server} antwortet mit HTTP {code} unter {address}</translation>
    </message>
    <message>
        <location filename="../client.py"/>
        <source>{server} refuses: {reason}</source>
        <translation>{server} lehnt ab: {reason}</translation>
    </message>
    <message>
        <location filename="../client.py"/>
        <source>What answers at {address} is no WPS: {fault}</source>
        <translation>Was unter {address} antwortet, ist kein WPS: {fault}</translation>
    </message>
    <message>
        <location filename="../client.py"/>
        <source>The login of {server} cannot be read from QGIS's authentication database.</source>
        <translation>Die Anmeldung für {server} ist in der Authentifizierungsdatenbank von QGIS nicht zu lesen.</translation>
    </message>
    <message>
        <location filename="../client.py"/>
        <source>{server} refuses the login of this connection.</source>
        <translation>{server} weist die Anmeldung dieser Verbindung zurück.</translation>
    </message>
    <message>
        <location filename="../client.py"/>
        <source>{server} is not ready: HTTP {code} at {address}</source>
        <translation>{server} ist nicht bereit: HTTP {code} unter {address}</translation>
    </message>
    <message>
        <location filename="../client.py"/>
        <source>{server} has not answered for {seconds} s. It is busy or down: {address}</source>
        <translation>{server} hat {seconds} s lang nicht geantwortet, ist also beschäftigt oder nicht in Betrieb: {address}</translation>
    </message>
    <message>
        <location filename="../client.py"/>
        <source>asking again</source>
        <translation>frage erneut</translation>
    </message>
    <message>
        <location filename="../client.py"/>
        <source>{server} went away while the process ran there. The job may go on: take it up again later. The last attempt said: {fault}</source>
        <translation>{server} ist während des Prozesses verschwunden. Der Auftrag läuft vielleicht weiter: bitte später wieder aufnehmen. Der letzte Versuch ergab: {fault}</translation>
    </message>
    <message>
        <location filename="../client.py"/>
        <source>{server} takes its time to answer; waiting up to {seconds} s.</source>
        <translation>{server} lässt sich mit der Antwort Zeit; gewartet wird bis zu {seconds} s.</translation>
    </message>
    <message>
        <location filename="../connections.py"/>
        <source>The connection has no name.</source>
        <translation>Die Verbindung hat keinen Namen.</translation>
    </message>
    <message>
        <location filename="../connections.py"/>
        <source>The address “{url}” does not begin with http:// or https:// and a host.</source>
        <translation>Die Adresse „{url}“ beginnt nicht mit http:// oder https:// und einem Rechner.</translation>
    </message>
    <message>
        <location filename="../connections.py"/>
        <source>There is a connection “{name}” already.</source>
        <translation>Eine Verbindung „{name}“ gibt es schon.</translation>
    </message>
    <message>
        <location filename="../execution.py"/>
        <source>Cancelled, and ended on the server.</source>
        <translation>Abgebrochen und auf dem Server beendet.</translation>
    </message>
    <message>
        <location filename="../execution.py"/>
        <source>The job goes on at the server; take it up again with “Take up a job”: {job}</source>
        <translation>Der Auftrag läuft auf dem Server weiter; „Auftrag wieder aufnehmen“ holt ihn zurück: {job}</translation>
    </message>
    <message>
        <location filename="../execution.py"/>
        <source>Cancelled here, but the server could not be told; the job may go on: {fault}</source>
        <translation>Hier abgebrochen, aber dem Server nicht mitzuteilen; der Auftrag läuft vielleicht weiter: {fault}</translation>
    </message>
    <message>
        <location filename="../inputs.py"/>
        <source>“{layer}” has a coordinate system without EPSG code; it is sent in WGS 84.</source>
        <translation>„{layer}“ hat ein Koordinatensystem ohne EPSG-Code und wird in WGS 84 gesendet.</translation>
    </message>
    <message>
        <location filename="../inputs.py"/>
        <source>The raster “{name}” cannot be read.</source>
        <translation>Das Raster „{name}“ ist nicht zu lesen.</translation>
    </message>
    <message>
        <location filename="../inputs.py"/>
        <source>The raster {source} cannot be read: {fault}</source>
        <translation>Das Raster {source} ist nicht zu lesen: {fault}</translation>
    </message>
    <message>
        <location filename="../outputs.py"/>
        <source>What the server sent as a map is no GeoTIFF that QGIS can open.</source>
        <translation>Was der Server als Karte gesendet hat, ist kein GeoTIFF, das QGIS öffnen kann.</translation>
    </message>
    <message>
        <location filename="../outputs.py"/>
        <source>What the server sent as features cannot be read.</source>
        <translation>Was der Server als Objekte gesendet hat, ist nicht zu lesen.</translation>
    </message>
    <message>
        <location filename="../outputs.py"/>
        <source>The map {name} is published, but QGIS cannot open it: {fault}</source>
        <translation>Die Karte {name} ist veröffentlicht, aber QGIS kann sie nicht öffnen: {fault}</translation>
    </message>
    <message>
        <location filename="../outputs.py"/>
        <source>{path} cannot be written: {fault}</source>
        <translation>{path} ist nicht zu schreiben: {fault}</translation>
    </message>
    <message>
        <location filename="../report.py"/>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <location filename="../report.py"/>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <location filename="../report.py"/>
        <source>{count} values</source>
        <translation>{count} Werte</translation>
    </message>
    <message>
        <location filename="../report.py"/>
        <source>{count} more in the JSON file</source>
        <translation>{count} weitere in der JSON-Datei</translation>
    </message>
    <message>
        <location filename="../servers.py"/>
        <source>Servers and jobs</source>
        <translation>Server und Aufträge</translation>
    </message>
    <message>
        <location filename="../servers.py"/>
        <source>Add a server</source>
        <translation>Server hinzufügen</translation>
    </message>
    <message>
        <location filename="../servers.py"/>
        <source>Adds a server – the embedded one, or a GeoServer with the extension – and lists its processes in the toolbox. One of the same name is replaced.</source>
        <translation>Fügt einen Server hinzu – den eingebauten oder einen GeoServer mit der Erweiterung – und nimmt seine Prozesse in die Werkzeugkiste auf. Ein gleichnamiger wird ersetzt.</translation>
    </message>
    <message>
        <location filename="../servers.py"/>
        <source>Ask servers for their processes again</source>
        <translation>Server erneut nach Prozessen fragen</translation>
    </message>
    <message>
        <location filename="../servers.py"/>
        <source>After a server has changed. Without a name all servers are asked; one that does not answer keeps its processes in the toolbox.</source>
        <translation>Nachdem sich ein Server geändert hat. Ohne Namen werden alle gefragt; von einem, der nicht antwortet, bleiben die Prozesse in der Werkzeugkiste.</translation>
    </message>
    <message>
        <location filename="../servers.py"/>
        <source>Take up a job</source>
        <translation>Auftrag wieder aufnehmen</translation>
    </message>
    <message>
        <location filename="../servers.py"/>
        <source>Waits for a job that was left at a server – because QGIS was closed, because the server was away, or on purpose – and loads its results. Cancelling ends it on the server.</source>
        <translation>Wartet auf einen Auftrag, der beim Server geblieben ist – weil QGIS geschlossen wurde, weil der Server weg war oder mit Absicht –, und lädt seine Ergebnisse. Abbrechen beendet ihn auf dem Server.</translation>
    </message>
    <message>
        <location filename="../servers.py"/>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <location filename="../servers.py"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../servers.py"/>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <location filename="../servers.py"/>
        <source>Login, if the server wants one</source>
        <translation>Anmeldung, falls der Server eine verlangt</translation>
    </message>
    <message>
        <location filename="../servers.py"/>
        <source>Workspace for published layers, on a GeoServer</source>
        <translation>Arbeitsbereich für veröffentlichte Layer, auf einem GeoServer</translation>
    </message>
    <message>
        <location filename="../servers.py"/>
        <source>All processes of the server, not Prospectivity's only</source>
        <translation>Alle Prozesse des Servers, nicht nur die von Prospectivity</translation>
    </message>
    <message>
        <location filename="../servers.py"/>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <location filename="../servers.py"/>
        <source>Folder for the results</source>
        <translation>Ordner für die Ergebnisse</translation>
    </message>
    <message>
        <location filename="../servers.py"/>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <location filename="../servers.py"/>
        <source>{count} processes of “{name}” are in the toolbox.</source>
        <translation>{count} Prozesse von „{name}“ sind in der Werkzeugkiste.</translation>
    </message>
    <message>
        <location filename="../servers.py"/>
        <source>There is no connection “{name}”.</source>
        <translation>Eine Verbindung „{name}“ gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../servers.py"/>
        <source>No job “{job}” is remembered here.</source>
        <translation>Kein Auftrag „{job}“ ist hier bekannt.</translation>
    </message>
    <message>
        <location filename="../servers.py"/>
        <source>The job {job} is being waited for already.</source>
        <translation>Auf den Auftrag {job} wird schon gewartet.</translation>
    </message>
    <message>
        <location filename="../gui/browser.py"/>
        <source>New connection…</source>
        <translation>Neue Verbindung…</translation>
    </message>
    <message>
        <location filename="../gui/browser.py"/>
        <source>Open the Prospectivity panel</source>
        <translation>Prospectivity-Bedienfeld öffnen</translation>
    </message>
    <message>
        <location filename="../gui/browser.py"/>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <location filename="../gui/browser.py"/>
        <source>Ask for processes again</source>
        <translation>Erneut nach Prozessen fragen</translation>
    </message>
    <message>
        <location filename="../gui/browser.py"/>
        <source>Layers again</source>
        <translation>Layer erneut lesen</translation>
    </message>
    <message>
        <location filename="../gui/browser.py"/>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <location filename="../gui/browser.py"/>
        <source>{name} – values</source>
        <translation>{name} – Werte</translation>
    </message>
    <message>
        <location filename="../gui/browser.py"/>
        <source>{name} – picture</source>
        <translation>{name} – Bild</translation>
    </message>
    <message>
        <location filename="../gui/connection_dialog.py"/>
        <source>Prospectivity server</source>
        <translation>Prospectivity-Server</translation>
    </message>
    <message>
        <location filename="../gui/connection_dialog.py"/>
        <source>as it is to stand in the toolbox</source>
        <translation>wie er in der Werkzeugkiste heißen soll</translation>
    </message>
    <message>
        <location filename="../gui/connection_dialog.py"/>
        <source>for layers to publish, on a GeoServer</source>
        <translation>für zu veröffentlichende Layer, auf einem GeoServer</translation>
    </message>
    <message>
        <location filename="../gui/connection_dialog.py"/>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <location filename="../gui/connection_dialog.py"/>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <location filename="../gui/connection_dialog.py"/>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <location filename="../gui/connection_dialog.py"/>
        <source>asking {address} …</source>
        <translation>frage {address} …</translation>
    </message>
    <message>
        <location filename="../gui/connection_dialog.py"/>
        <source>The server answers with {count} processes.</source>
        <translation>Der Server antwortet mit {count} Prozessen.</translation>
    </message>
    <message>
        <location filename="../gui/connection_dialog.py"/>
        <source>OK once more keeps it all the same.</source>
        <translation>Noch einmal OK behält sie dennoch.</translation>
    </message>
    <message>
        <location filename="../gui/options.py"/>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <location filename="../gui/options.py"/>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <location filename="../gui/options.py"/>
        <source>Servers whose processes stand in the Processing toolbox.</source>
        <translation>Server, deren Prozesse in der Werkzeugkiste stehen.</translation>
    </message>
    <message>
        <location filename="../gui/options.py"/>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>its connection is gone</source>
        <translation>ihre Verbindung gibt es nicht mehr</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>Inspect</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>what the samples are good for</source>
        <translation>wozu die Proben taugen</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>Grid</source>
        <translation>Rastern</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>maps of the elements</source>
        <translation>Karten der Elemente</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>a model of places like the deposits</source>
        <translation>ein Modell von Orten, die den Vorkommen gleichen</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>Judge</source>
        <translation>Beurteilen</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>is it any better than chance and simple models?</source>
        <translation>besser als der Zufall und einfache Modelle?</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>Predict</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>scores of all places</source>
        <translation>Werte für alle Orte</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>polygons to go to, by rank</source>
        <translation>Flächen zum Aufsuchen, nach Rang</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>From samples to targets</source>
        <translation>Von Proben zu Zielgebieten</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>Jobs at servers</source>
        <translation>Aufträge bei Servern</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>queued</source>
        <translation>in der Schlange</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>ready: take it up</source>
        <translation>fertig: bitte aufnehmen</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>Take up</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>Waits for the job and loads its results</source>
        <translation>Wartet auf den Auftrag und lädt seine Ergebnisse</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>Leave alone</source>
        <translation>In Ruhe lassen</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>Ends the waiting; the job goes on at the server</source>
        <translation>Beendet das Warten; der Auftrag läuft auf dem Server weiter</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>End</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>Ends the job at the server</source>
        <translation>Beendet den Auftrag auf dem Server</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>Takes the job off this list only</source>
        <translation>Streicht den Auftrag nur aus dieser Liste</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>waited for here</source>
        <translation>wird hier erwartet</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>failed: {reason}</source>
        <translation>gescheitert: {reason}</translation>
    </message>
    <message>
        <location filename="../gui/panel.py"/>
        <source>“{title}” was ended at the server.</source>
        <translation>„{title}“ wurde auf dem Server beendet.</translation>
    </message>
    <message>
        <location filename="../gui/report_dock.py"/>
        <source>Prospectivity: report</source>
        <translation>Prospectivity: Bericht</translation>
    </message>
    <message>
        <location filename="../gui/report_dock.py"/>
        <source>Open in the web browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <location filename="../gui/report_dock.py"/>
        <source>Prospectivity: {title}</source>
        <translation>Prospectivity: {title}</translation>
    </message>
    <message>
        <location filename="../gui/windows.py"/>
        <source>Prospectivity panel</source>
        <translation>Prospectivity-Bedienfeld</translation>
    </message>
    <message>
        <location filename="../gui/windows.py"/>
        <source>Remove the connection “{name}”? Layers and models stay on the server.</source>
        <translation>Die Verbindung „{name}“ entfernen? Layer und Modelle bleiben auf dem Server.</translation>
    </message>
</context>
</TS>
