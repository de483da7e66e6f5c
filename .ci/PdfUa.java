import java.io.FileInputStream;
import java.io.InputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Whether PDF files can be read to people who do not see them: PDF/UA-1 as veraPDF checks it. Run by check-handover. */
final class PdfUa {
    private PdfUa() {}

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false);
        for (String file : files) {
            try (InputStream pdf = new FileInputStream(file);
                    PDFAParser parser = Foundries.defaultInstance().createParser(pdf, PDFAFlavour.PDFUA_1)) {
                ValidationResult result = validator.validate(parser);
                if (!result.isCompliant()) {
                    for (TestAssertion assertion : result.getTestAssertions()) {
                        System.err.println(assertion.getRuleId().getClause() + ": " + assertion.getMessage() + " "
                                + assertion.getLocation().getContext());
                    }
                    throw new IllegalStateException(file + " is no PDF/UA-1");
                }
            }
        }
    }
}
