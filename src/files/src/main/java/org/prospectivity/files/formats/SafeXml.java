package org.prospectivity.files.formats;

import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * Reads XML that anyone may have sent: no document type, so no entities of its own, internal or external; no access to
 * any file or address; at most {@value #DEEPEST} elements in one another.
 */
public final class SafeXml {
    private static final int DEEPEST = 100;

    private SafeXml() {}

    /** A reader that refuses such things with an {@link XMLStreamException}. */
    public static XMLStreamReader reader(InputStream stream) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return new Guarded(factory.createXMLStreamReader(stream));
    }

    private static final class Guarded extends StreamReaderDelegate {
        private int depth;

        Guarded(XMLStreamReader reader) {
            super(reader);
        }

        @Override
        public int next() throws XMLStreamException {
            int event = super.next();
            check(event);
            return event;
        }

        @Override
        public int nextTag() throws XMLStreamException {
            int event = next();
            while (event == SPACE
                    || event == COMMENT
                    || event == PROCESSING_INSTRUCTION
                    || event == CHARACTERS && isWhiteSpace()) {
                event = next();
            }
            if (event != START_ELEMENT && event != END_ELEMENT) {
                throw new XMLStreamException("an element is expected here", getLocation());
            }
            return event;
        }

        @Override
        public String getElementText() throws XMLStreamException {
            String text = super.getElementText();
            depth--;
            return text;
        }

        private void check(int event) throws XMLStreamException {
            if (event == DTD || event == ENTITY_REFERENCE) {
                throw new XMLStreamException("document types and entities are not accepted", getLocation());
            }
            if (event == START_ELEMENT && ++depth > DEEPEST) {
                throw new XMLStreamException("more than " + DEEPEST + " elements in one another", getLocation());
            }
            if (event == END_ELEMENT) {
                depth--;
            }
        }
    }
}
