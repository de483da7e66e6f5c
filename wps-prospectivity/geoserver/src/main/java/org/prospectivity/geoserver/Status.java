package org.prospectivity.geoserver;

import java.lang.reflect.Method;
import java.util.Properties;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.geoserver.platform.ModuleStatusImpl;

/** The extension's line on GeoServer's page of modules. */
public final class Status extends ModuleStatusImpl {
    private static final long serialVersionUID = 1;
    private static final String FOLDER = "/org/nd4j/linalg/cpu/nativecpu/bindings/";

    public Status() {
        super("prospectivity-geoserver", "Mineral prospectivity", "WPS processes");
        setAvailable(true);
        setEnabled(true);
        setVersion(Status.class.getPackage().getImplementationVersion());
        setCategory("COMMUNITY");
        setMessage("Natives: " + natives());
    }

    /** Whose library ND4J will load, without loading it: oneDNN's where there is one. */
    private static String natives() {
        Properties platform = Loader.loadProperties();
        String library = platform.getProperty("platform.library.prefix", "") + "nd4jcpu"
                + platform.getProperty("platform.library.suffix", "");
        return Stream.of(Loader.getPlatform() + "-onednn", Loader.getPlatform())
                .filter(variant -> Status.class.getResource(FOLDER + variant + "/" + library) != null)
                .findFirst()
                .map(variant -> "nd4j-native for " + variant)
                .orElse("none for " + Loader.getPlatform() + ", so that nothing can be trained or scored; expected the"
                        + " plugin for this platform");
    }

    /** GeoServer 3.0 wants a category; before, there is none. */
    private void setCategory(String name) {
        for (Method method : ModuleStatusImpl.class.getMethods()) {
            if (method.getName().equals("setCategory") && method.getParameterCount() == 1) {
                try {
                    method.invoke(this, category(method.getParameterTypes()[0], name));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private static Object category(Class<?> type, String name) throws ReflectiveOperationException {
        return type.isEnum() ? type.getMethod("valueOf", String.class).invoke(null, name) : name;
    }
}
