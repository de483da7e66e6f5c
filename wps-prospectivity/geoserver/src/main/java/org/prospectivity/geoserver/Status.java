package org.prospectivity.geoserver;

import java.lang.reflect.Method;
import org.geoserver.platform.ModuleStatusImpl;

/** The extension's line on GeoServer's page of modules. */
public final class Status extends ModuleStatusImpl {
    private static final long serialVersionUID = 1;

    public Status() {
        super("prospectivity-geoserver", "Mineral prospectivity", "WPS processes");
        setAvailable(true);
        setEnabled(true);
        setVersion(Status.class.getPackage().getImplementationVersion());
        setCategory("COMMUNITY");
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
