package org.prospectivity.engine.prospectivity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workers;
import org.prospectivity.engine.baselines.Baselines;
import org.prospectivity.engine.baselines.CellValues;
import org.prospectivity.engine.baselines.LogisticRegression;
import org.prospectivity.engine.cnn.Architecture;
import org.prospectivity.engine.cnn.CnnLearner;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.cnn.Initialisation;
import org.prospectivity.engine.cnn.Occlusion;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.evaluation.CrossValidation;
import org.prospectivity.engine.evaluation.OutOfFold;
import org.prospectivity.engine.evaluation.Skill;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.LearningCurves;
import org.prospectivity.engine.learning.Scores;
import org.prospectivity.engine.raster.Predictors;

/**
 * Tells what the skill of a model rests on. The network, from scratch, and a logistic regression on the cell's own values
 * are trained on all evidence and, where there is geochemistry beside other evidence, on either alone: on the same folds
 * and draws. Then the networks on all evidence score the cells held out once more without each evidence and each band
 * ({@link Occlusion}), and lose AUC by what only that could tell.
 *
 * <p>What it costs is bounded: three cross-validations of at most {@value #MEMBERS} networks each, and a pass over the map
 * for each evidence and, up to {@value #MOST_BANDS} bands, each band.
 */
final class SkillByEvidence {
    /** Networks of an ensemble: enough to tell evidence from evidence, and all that is compared has as many. */
    static final int MEMBERS = 3;

    private static final int MOST_BANDS = 60;
    private static final String ALL = "all evidence";
    private static final String OTHER = "other evidence";
    private static final String NETWORK = "CNN";

    private static final double END_OF_FOLDS = 0.5;
    /** Less changes with the draws. */
    private static final double TOLD_APART = 0.03;

    private final Predictors area;
    private final CrossValidation validation;
    private final Labels labels;
    private final TrainingOptions options;
    private final TrainingSettings settings;
    private final double blocks;

    private SkillByEvidence(Predictors area, Labels labels, List<Fold> folds, TrainingOptions options) {
        this.area = area;
        this.labels = labels;
        this.options = options;
        this.validation = new CrossValidation(labels, folds, options.seed());
        this.settings = options.settings()
                .withBlend(false)
                .withMembers(Math.min(MEMBERS, options.settings().members()));
        this.blocks = options.blocksFor(area.geometry());
    }

    /**
     * What the skill rests on.
     *
     * @param area with all evidence
     * @param folds as the models were judged by
     * @param sampleDistances for each cell the distance to the nearest sample
     * @return empty where there is but one evidence, or no fold
     */
    static Optional<EvidenceSkill> of(
            Predictors area,
            Labels labels,
            List<Fold> folds,
            TrainingOptions options,
            Optional<float[]> sampleDistances,
            Progress progress) {
        List<Evidence> evidence = Evidence.of(area.bands());
        if (folds.isEmpty() || evidence.size() < 2) {
            return Optional.empty();
        }
        SkillByEvidence judging = new SkillByEvidence(area, labels, folds, options);
        Progress told = (fraction, message) -> progress.report(fraction, "what the skill rests on: " + message);
        List<EvidenceSkill.Effect> effects = new ArrayList<>();
        List<EvidenceSkill.Part> parts = new ArrayList<>();
        parts.add(judging.network(evidence, effects, told.part(0, END_OF_FOLDS)));
        parts.addAll(judging.others(told.part(END_OF_FOLDS, 1)));
        return Optional.of(new EvidenceSkill(
                sentence(parts, effects),
                parts,
                effects,
                SamplingLeak.of(area, sampleDistances),
                judging.settings.members()));
    }

    private CnnLearner learner(Predictors seen) {
        Architecture shape = Architecture.of(seen.bands().size(), options.window());
        return new CnnLearner(NETWORK, seen, shape, settings, cells -> Initialisation.SCRATCH, labels.positives());
    }

    private Learner regression(Predictors seen) {
        return new LogisticRegression(
                Baselines.LOGISTIC,
                new CellValues(seen.stack(), seen.valid()),
                settings.members(),
                settings.negatives(),
                blocks);
    }

    /** The networks on all evidence, and without each part of it. */
    private EvidenceSkill.Part network(List<Evidence> evidence, List<EvidenceSkill.Effect> effects, Progress progress) {
        List<Fold> folds = validation.folds();
        List<Evidence> hidden = hidden(evidence);
        CnnLearner network = learner(area);
        List<List<Scores>> scores = Workers.map(folds.size(), options.threads(), progress, (f, part) -> {
            Fold fold = folds.get(f);
            Ensemble trained = network.train(validation.training(fold), 1, part.part(0, 0.7));
            List<Scores> ofFold = new ArrayList<>();
            for (int h = -1; h < hidden.size(); h++) {
                Progress pass =
                        part.part(0.7 + 0.3 * (h + 1) / (hidden.size() + 1), 0.7 + 0.3 * (h + 2) / (hidden.size() + 1));
                Ensemble seeing = h < 0
                        ? trained
                        : Occlusion.ofBands(trained, hidden.get(h).bands());
                ofFold.add(scores(network, seeing, fold.test(), pass));
            }
            return ofFold;
        });
        Skill all = skill(scores, 0);
        for (int h = 0; h < hidden.size(); h++) {
            double auc = skill(scores, h + 1).auc();
            effects.add(new EvidenceSkill.Effect(
                    hidden.get(h).name(), names(hidden.get(h).bands()), auc, all.auc() - auc));
        }
        effects.sort(Comparator.comparingDouble(effect -> -effect.loss()));
        return part(ALL, area, all);
    }

    /** Each evidence, and each band that is not one by itself. */
    private List<Evidence> hidden(List<Evidence> evidence) {
        List<Evidence> hidden = new ArrayList<>(evidence);
        if (area.bands().size() <= MOST_BANDS) {
            for (Evidence of : evidence) {
                for (int band : of.bands()) {
                    if (of.bands().length > 1) {
                        hidden.add(new Evidence(area.bands().get(band).name(), band));
                    }
                }
            }
        }
        return hidden;
    }

    private List<String> names(int[] bands) {
        return IntStream.of(bands).mapToObj(b -> area.bands().get(b).name()).toList();
    }

    private Scores scores(CnnLearner network, Ensemble ensemble, int[] cells, Progress progress) {
        boolean[] wanted = new boolean[area.geometry().cells()];
        for (int cell : cells) {
            wanted[cell] = true;
        }
        float[][] maps = network.maps(ensemble, wanted, 1, progress);
        float[][] members = new float[maps.length][cells.length];
        for (int m = 0; m < maps.length; m++) {
            for (int i = 0; i < cells.length; i++) {
                members[m][i] = maps[m][cells[i]];
            }
        }
        return new Scores(members, new LearningCurves(List.of()));
    }

    private Skill skill(List<List<Scores>> scores, int which) {
        return Skill.of(
                labels,
                OutOfFold.of(
                        NETWORK,
                        validation.folds(),
                        scores.stream().map(ofFold -> ofFold.get(which)).toList(),
                        area.geometry().cells()));
    }

    /** The regression on all evidence, and both models on either alone. */
    private List<EvidenceSkill.Part> others(Progress progress) {
        Map<String, Predictors> seen = new LinkedHashMap<>();
        List<Integer> elements = new ArrayList<>();
        List<Integer> rest = new ArrayList<>();
        for (int b = 0; b < area.bands().size(); b++) {
            (area.bands().get(b).kind().isGeochemistry() ? elements : rest).add(b);
        }
        if (!elements.isEmpty()) {
            seen.put(Evidence.GEOCHEMISTRY, area.select(elements));
            seen.put(OTHER, area.select(rest));
        }
        List<Learner> learners = new ArrayList<>(List.of(regression(area)));
        seen.values().forEach(part -> learners.addAll(List.of(learner(part), regression(part))));
        List<OutOfFold> held = validation.run(learners, options.threads(), progress);
        List<EvidenceSkill.Part> parts = new ArrayList<>(List.of(part(ALL, area, Skill.of(labels, held.get(0)))));
        int next = 1;
        for (Map.Entry<String, Predictors> entry : seen.entrySet()) {
            for (int model = 0; model < 2; model++) {
                parts.add(part(entry.getKey() + " alone", entry.getValue(), Skill.of(labels, held.get(next++))));
            }
        }
        return parts;
    }

    private static EvidenceSkill.Part part(String evidence, Predictors seen, Skill skill) {
        return new EvidenceSkill.Part(
                evidence,
                seen.bands().size(),
                skill.learner(),
                skill.auc(),
                skill.memberAuc().sd());
    }

    private static String sentence(List<EvidenceSkill.Part> parts, List<EvidenceSkill.Effect> effects) {
        String most = String.format(
                Locale.ROOT,
                "without %s the network loses most (AUC %.3f less)",
                effects.get(0).evidence(),
                effects.get(0).loss());
        Optional<Double> elements = auc(parts, Evidence.GEOCHEMISTRY + " alone");
        if (elements.isEmpty()) {
            return String.format(
                    Locale.ROOT,
                    "All evidence scores AUC %.3f; %s.",
                    auc(parts, ALL).orElseThrow(),
                    most);
        }
        double others = auc(parts, OTHER + " alone").orElseThrow();
        double all = auc(parts, ALL).orElseThrow();
        return String.format(
                Locale.ROOT,
                "Geochemistry alone scores AUC %.3f, other evidence alone %.3f, both %.3f: %s; %s.",
                elements.get(),
                others,
                all,
                restsOn(elements.get(), others, all),
                most);
    }

    private static String restsOn(double elements, double others, double all) {
        if (Math.max(elements, others) < 0.5 + TOLD_APART && all < 0.5 + TOLD_APART) {
            return "there is no skill to rest on either";
        }
        if (all > Math.max(elements, others) + TOLD_APART) {
            return "the skill rests on both";
        }
        if (others > elements + TOLD_APART) {
            return "the skill rests on the other evidence, to which geochemistry adds nothing that shows";
        }
        if (elements > others + TOLD_APART) {
            return "the skill rests on geochemistry, to which the other evidence adds nothing that shows";
        }
        return "either tells about as much as both";
    }

    private static Optional<Double> auc(List<EvidenceSkill.Part> parts, String evidence) {
        return parts.stream()
                .filter(part -> part.model().equals(NETWORK) && part.evidence().equals(evidence))
                .map(EvidenceSkill.Part::auc)
                .findFirst();
    }
}
