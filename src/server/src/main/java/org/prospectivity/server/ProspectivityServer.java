package org.prospectivity.server;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.geotools.process.ProcessFactory;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.files.DataDirectory;
import org.prospectivity.maps.layer.PublishedLayers;
import org.prospectivity.maps.layer.WorkingMemory;
import org.prospectivity.server.ows.OwsService;
import org.prospectivity.server.wcs.WcsService;
import org.prospectivity.server.wms.WmsService;
import org.prospectivity.server.wps.ImportFactory;
import org.prospectivity.server.wps.WpsService;
import org.prospectivity.wps.ProspectivityProcessFactory;
import org.prospectivity.wps.conversion.CrsCatalogue;

/**
 * The server over a data directory:
 *
 * <pre>
 * /ows             the service that the request names
 * /wps /wms /wcs   one service
 * /                the map page
 * </pre>
 */
public final class ProspectivityServer implements AutoCloseable {
    private static final int THREADS = 32;
    private static final int HEADER_BYTES = 64 << 10;
    private static final long IDLE_MILLIS = 30_000;

    private final Server server;
    private final ServerConnector connector;
    private final String name;
    private final WpsService wps;
    private final DataDirectory.Lock lock;

    private ProspectivityServer(
            Server server, ServerConnector connector, String name, WpsService wps, DataDirectory.Lock lock) {
        this.server = server;
        this.connector = connector;
        this.name = name;
        this.wps = wps;
        this.lock = lock;
    }

    /**
     * Starts a server; its processes run in its own data directory.
     *
     * @throws InvalidInputException when it cannot listen at the address, or nothing can be written to the directory
     */
    public static ProspectivityServer start(Path data, ServerOptions options) throws IOException {
        return start(data, options, List.of());
    }

    /** @param others processes that are offered beside the project's own */
    static ProspectivityServer start(Path data, ServerOptions options, List<ProcessFactory> others) throws IOException {
        DataDirectory directory = new DataDirectory(data);
        DataDirectory.Lock lock = directory.lock();
        try {
            directory.recover();
            directory.forgetRequests();
            List<ProcessFactory> offered = new ArrayList<>(others);
            offered.add(new ProspectivityProcessFactory(directory.host().sendingTo(options.cluster())));
            offered.add(new ImportFactory(directory.layers()));
            WpsService wps = new WpsService(directory, options.limits(), options.allowed(), offered);
            PublishedLayers layers = new PublishedLayers(directory.layers());
            WorkingMemory memory = WorkingMemory.ofDefaultSize();
            WmsService wms = new WmsService(layers, memory);
            List<OwsService> services = List.of(wps, wms, new WcsService(layers, directory.requests(), memory));
            ProspectivityServer server = serve(options, directory, lock, wps, services);
            makeReady(wms);
            return server;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Does once what the first visitor would wait two seconds for: coordinate systems are looked up, a map is drawn. */
    private static void makeReady(WmsService wms) {
        Thread thread = new Thread(
                () -> {
                    try {
                        CrsCatalogue.find("EPSG:4326");
                        wms.makeReady();
                    } catch (IOException | RuntimeException e) {
                        // Told to who asks for it.
                    }
                },
                "making ready");
        thread.setDaemon(true);
        thread.start();
    }

    private static ProspectivityServer serve(
            ServerOptions options,
            DataDirectory directory,
            DataDirectory.Lock lock,
            WpsService wps,
            List<OwsService> services)
            throws IOException {

        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("server");
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setUriCompliance(UriCompliance.RFC3986);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(options.host());
        connector.setPort(options.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setHandler(new Access(
                options,
                new Handler.Sequence(
                        new OwsHandler(
                                services,
                                new RequestBodies(
                                        directory.requests(), options.limits().body())),
                        page())));
        server.setErrorHandler(new ErrorReports());
        try {
            server.start();
        } catch (Exception e) {
            if (ExceptionUtils.indexOfType(e, BindException.class) >= 0) {
                throw new InvalidInputException(
                        "port",
                        options.port() + " of " + options.host()
                                + " cannot be listened at; expected a port that is free, such as "
                                + (options.port() + 1));
            }
            throw new IOException(e);
        }
        return new ProspectivityServer(
                server, connector, options.isLocal() ? ServerOptions.LOOPBACK : options.host(), wps, lock);
    }

    private static Handler page() {
        ResourceHandler page = new ResourceHandler();
        page.setBaseResource(ResourceFactory.of(page)
                .newResource(ProspectivityServer.class.getResource("/org/prospectivity/page/")));
        page.setDirAllowed(false);
        page.setCacheControl("no-cache");
        return page;
    }

    /** The address of the map page; those of the services begin with it. */
    public String address() {
        return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + connector.getLocalPort();
    }

    /** Waits until the server has ended. */
    public void join() throws InterruptedException {
        server.join();
    }

    /** Ends the server; processes under way are cancelled. */
    @Override
    public void close() throws IOException {
        wps.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException(e);
        } finally {
            lock.close();
        }
    }
}
