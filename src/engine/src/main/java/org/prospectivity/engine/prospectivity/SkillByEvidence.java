package org.prospectivity.engine.prospectivity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.prospectivity.engine.Job;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.baselines.Baselines;
import org.prospectivity.engine.baselines.CellValues;
import org.prospectivity.engine.baselines.LogisticRegression;
import org.prospectivity.engine.cnn.Architecture;
import org.prospectivity.engine.cnn.CnnLearner;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.cnn.Initialisation;
import org.prospectivity.engine.cnn.Occlusion;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.evaluation.Comparison;
import org.prospectivity.engine.evaluation.CrossValidation;
import org.prospectivity.engine.evaluation.DepositGroups;
import org.prospectivity.engine.evaluation.Judged;
import org.prospectivity.engine.evaluation.OutOfFold;
import org.prospectivity.engine.evaluation.Skill;
import org.prospectivity.engine.evaluation.Uncertain;
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
    private static final String OTHER = "all other evidence";
    private static final String ELEMENTS_ALONE = "geochemistry alone";
    private static final String OTHER_ALONE = "other evidence alone";
    private static final String NETWORK = "CNN";

    private static final double END_OF_FOLDS = 0.5;

    private final Predictors area;
    private final CrossValidation validation;
    private final DepositGroups groups;
    private final Labels labels;
    private final TrainingOptions options;
    private final TrainingSettings settings;
    private final double blocks;

    private SkillByEvidence(
            Predictors area,
            Labels labels,
            CrossValidation validation,
            DepositGroups groups,
            double blocks,
            TrainingOptions options) {
        this.area = area;
        this.labels = labels;
        this.validation = validation;
        this.groups = groups;
        this.blocks = blocks;
        this.options = options;
        this.settings = options.settings()
                .withBlend(false)
                .withMembers(Math.min(MEMBERS, options.settings().members()));
    }

    /**
     * What the skill rests on.
     *
     * @param area with all evidence
     * @param validation on the folds the models were judged on first
     * @param groups of deposits they were judged by
     * @param blocks side of the folds' blocks in metres
     * @param suspects bands that may tell where people looked
     * @return empty where there is but one evidence
     */
    static Optional<EvidenceSkill> of(
            Predictors area,
            Labels labels,
            CrossValidation validation,
            DepositGroups groups,
            double blocks,
            TrainingOptions options,
            List<EvidenceSkill.Suspect> suspects,
            Progress progress) {
        List<Evidence> evidence = Evidence.of(area.bands());
        if (evidence.size() < 2) {
            return Optional.empty();
        }
        SkillByEvidence judging = new SkillByEvidence(area, labels, validation, groups, blocks, options);
        Progress told = (fraction, message) -> progress.report(fraction, "what the skill rests on: " + message);
        List<EvidenceSkill.Effect> effects = new ArrayList<>();
        List<Seen> seen = new ArrayList<>();
        seen.add(judging.network(evidence, effects, told.part(0, END_OF_FOLDS)));
        seen.addAll(judging.others(told.part(END_OF_FOLDS, 1)));
        return Optional.of(new EvidenceSkill(
                sentence(seen, effects),
                seen.stream().map(model -> part(model, all(seen, model))).toList(),
                effects,
                suspects,
                judging.settings.members()));
    }

    /** A model that was judged, and what it sees. */
    private record Seen(String evidence, int bands, Judged judged) {}

    /** The same model on all evidence. */
    private static Seen all(List<Seen> seen, Seen model) {
        return seen.stream()
                .filter(other -> other.evidence().equals(ALL)
                        && other.judged().model().equals(model.judged().model()))
                .findFirst()
                .orElseThrow();
    }

    private static EvidenceSkill.Part part(Seen model, Seen all) {
        return new EvidenceSkill.Part(
                model.evidence(),
                model.bands(),
                model.judged().model(),
                model.judged().auc().value(),
                model.judged().auc().interval(),
                model == all ? Optional.empty() : Optional.of(gain(all, model)));
    }

    private static Uncertain gain(Seen all, Seen model) {
        Comparison comparison = Comparison.of(all.judged(), List.of(model.judged()));
        return new Uncertain(comparison.difference(), comparison.interval());
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
    private Seen network(List<Evidence> evidence, List<EvidenceSkill.Effect> effects, Progress progress) {
        List<Fold> folds = validation.folds();
        List<Evidence> hidden = hidden(evidence);
        CnnLearner network = learner(area);
        List<List<Scores>> scores = options.workforce()
                .map(
                        new Hiding(network, validation, hidden, area.geometry().cells()),
                        IntStream.range(0, folds.size()).boxed().toList(),
                        progress);
        Judged all = Judged.of(groups, heldOut(scores, 0));
        for (int h = 0; h < hidden.size(); h++) {
            double auc = Skill.of(labels, heldOut(scores, h + 1)).auc();
            effects.add(new EvidenceSkill.Effect(
                    hidden.get(h).name(),
                    names(hidden.get(h).bands()),
                    auc,
                    all.auc().value() - auc));
        }
        effects.sort(Comparator.comparingDouble(effect -> -effect.loss()));
        return new Seen(ALL, area.bands().size(), all);
    }

    /** Each evidence, all but geochemistry together, and each band that is not one by itself. */
    private List<Evidence> hidden(List<Evidence> evidence) {
        List<Evidence> hidden = new ArrayList<>(evidence);
        int[] rest = positions(false);
        if (evidence.size() > 2 && rest.length < area.bands().size()) {
            hidden.add(new Evidence(OTHER, rest));
        }
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

    private int[] positions(boolean geochemistry) {
        return IntStream.range(0, area.bands().size())
                .filter(b -> area.bands().get(b).kind().isGeochemistry() == geochemistry)
                .toArray();
    }

    private List<String> names(int[] bands) {
        return IntStream.of(bands).mapToObj(b -> area.bands().get(b).name()).toList();
    }

    /**
     * What networks trained on a fold score the cells held out, with everything and without each part. A unit is the
     * fold's position.
     */
    private record Hiding(CnnLearner network, CrossValidation validation, List<Evidence> hidden, int cells)
            implements Job<Integer, List<Scores>> {
        @Override
        public Worker<Integer, List<Scores>> ready() {
            return (f, progress) -> {
                Fold fold = validation.folds().get(f);
                Ensemble trained = network.train(validation.training(fold), 1, progress.part(0, 0.7));
                List<Scores> ofFold = new ArrayList<>();
                for (int h = -1; h < hidden.size(); h++) {
                    Progress pass = progress.part(
                            0.7 + 0.3 * (h + 1) / (hidden.size() + 1), 0.7 + 0.3 * (h + 2) / (hidden.size() + 1));
                    Ensemble seeing = h < 0
                            ? trained
                            : Occlusion.ofBands(trained, hidden.get(h).bands());
                    ofFold.add(scores(seeing, fold.test(), pass));
                }
                return ofFold;
            };
        }

        private Scores scores(Ensemble ensemble, int[] test, Progress progress) {
            boolean[] wanted = new boolean[cells];
            for (int cell : test) {
                wanted[cell] = true;
            }
            float[][] maps = network.maps(ensemble, wanted, 1, progress);
            float[][] members = new float[maps.length][test.length];
            for (int m = 0; m < maps.length; m++) {
                for (int i = 0; i < test.length; i++) {
                    members[m][i] = maps[m][test[i]];
                }
            }
            return new Scores(members, new LearningCurves(List.of()));
        }
    }

    private OutOfFold heldOut(List<List<Scores>> scores, int which) {
        return OutOfFold.of(
                NETWORK,
                validation.folds(),
                scores.stream().map(ofFold -> ofFold.get(which)).toList(),
                area.geometry().cells());
    }

    /** The regression on all evidence, and both models on either alone. */
    private List<Seen> others(Progress progress) {
        Map<String, Predictors> alone = new LinkedHashMap<>();
        if (positions(true).length > 0) {
            alone.put(ELEMENTS_ALONE, area.select(positions(true)));
            alone.put(OTHER_ALONE, area.select(positions(false)));
        }
        List<Learner> learners = new ArrayList<>(List.of(regression(area)));
        alone.values().forEach(part -> learners.addAll(List.of(learner(part), regression(part))));
        List<OutOfFold> held = validation.run(learners, options.workforce(), progress);
        List<Seen> seen = new ArrayList<>();
        seen.add(new Seen(ALL, area.bands().size(), Judged.of(groups, held.get(0))));
        int next = 1;
        for (Map.Entry<String, Predictors> entry : alone.entrySet()) {
            for (int model = 0; model < 2; model++) {
                seen.add(
                        new Seen(entry.getKey(), entry.getValue().bands().size(), Judged.of(groups, held.get(next++))));
            }
        }
        return seen;
    }

    private static String sentence(List<Seen> seen, List<EvidenceSkill.Effect> effects) {
        String most = String.format(
                Locale.ROOT,
                "without %s the network loses most (AUC %.3f less)",
                effects.get(0).evidence(),
                effects.get(0).loss());
        Seen all = seen.get(0);
        Optional<Seen> elements = alone(seen, ELEMENTS_ALONE);
        if (elements.isEmpty()) {
            return String.format(
                    Locale.ROOT,
                    "All evidence scores AUC %.3f; %s.",
                    all.judged().auc().value(),
                    most);
        }
        Seen others = alone(seen, OTHER_ALONE).orElseThrow();
        return String.format(
                Locale.ROOT,
                "Geochemistry alone scores AUC %.3f, other evidence alone %.3f, both %.3f: %s; %s.",
                elements.get().judged().auc().value(),
                others.judged().auc().value(),
                all.judged().auc().value(),
                restsOn(all, elements.get(), others),
                most);
    }

    /** By the intervals of the differences. */
    private static String restsOn(Seen all, Seen elements, Seen others) {
        if (!(all.judged().auc().interval().low() > 0.5)) {
            return "there is no skill to rest on either";
        }
        boolean othersAdd = gain(all, elements).interval().low() > 0;
        boolean elementsAdd = gain(all, others).interval().low() > 0;
        if (othersAdd && elementsAdd) {
            return "the skill rests on both";
        }
        if (othersAdd) {
            return "the skill rests on the other evidence, to which geochemistry adds nothing that shows";
        }
        return elementsAdd
                ? "the skill rests on geochemistry, to which the other evidence adds nothing that shows"
                : "neither alone is told apart from both";
    }

    private static Optional<Seen> alone(List<Seen> seen, String evidence) {
        return seen.stream()
                .filter(model -> model.judged().model().equals(NETWORK)
                        && model.evidence().equals(evidence))
                .findFirst();
    }
}
