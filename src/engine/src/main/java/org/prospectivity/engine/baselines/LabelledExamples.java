package org.prospectivity.engine.baselines;

import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** The training cells of a regression as Tribuo's examples. */
final class LabelledExamples {
    static final String DEPOSIT = "deposit";
    static final String NEGATIVE = "negative";

    private static final LabelFactory FACTORY = new LabelFactory();
    // Tribuo tells of every training. The reference keeps the setting from being collected.
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    static {
        if (TRIBUO.getLevel() == null) {
            TRIBUO.setLevel(Level.WARNING);
        }
    }

    private LabelledExamples() {}

    /**
     * @param cellValues what is seen of a cell
     * @param positives cells that hold a deposit
     * @param negatives cells that hold none
     */
    static MutableDataset<Label> of(CellValues cellValues, int[] positives, int[] negatives) {
        String[] names = IntStream.range(0, cellValues.count())
                .mapToObj(b -> String.format(Locale.ROOT, "%06d", b))
                .toArray(String[]::new);
        MutableDataset<Label> examples =
                new MutableDataset<>(new SimpleDataSourceProvenance("training cells", FACTORY), FACTORY);
        for (int i = 0; i < positives.length + negatives.length; i++) {
            boolean positive = i < positives.length;
            double[] values = cellValues.values(positive ? positives[i] : negatives[i - positives.length]);
            examples.add(new ArrayExample<>(new Label(positive ? DEPOSIT : NEGATIVE), names, values));
        }
        return examples;
    }

    /** The band of each of Tribuo's features. */
    static int[] bands(ImmutableFeatureMap features) {
        return IntStream.range(0, features.size())
                .map(id -> Integer.parseInt(features.get(id).getName()))
                .toArray();
    }
}
