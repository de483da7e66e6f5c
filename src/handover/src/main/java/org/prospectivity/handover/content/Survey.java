package org.prospectivity.handover.content;

import java.util.List;
import java.util.Optional;
import org.prospectivity.engine.evaluation.Skill;
import org.prospectivity.engine.prospectivity.ScoreMap;
import org.prospectivity.engine.raster.RasterStack;

/**
 * All there is to tell of a survey.
 *
 * @param author what a person says of it
 * @param scores the map
 * @param scoreStyles how its bands are shown, in their order
 * @param elements the element maps, on any grid; empty where none are given
 * @param elementStyles how they are shown, in their order
 * @param crs name of the coordinate system, with its code where it has one
 * @param model behind the scores; empty where it is not known
 * @param skill of the map by the deposits; empty where none lies on it
 * @param training figures; empty where no report is given
 * @param gridding figures; empty where no report is given
 * @param targets by rank
 * @param deposits known ones
 * @param places suggested samples, by rank
 * @param nearby how far from a target deposits are told, in metres
 * @param commands how to repeat it, a line each
 */
public record Survey(
        Author author,
        ScoreMap scores,
        List<BandStyle> scoreStyles,
        Optional<RasterStack> elements,
        List<BandStyle> elementStyles,
        String crs,
        Optional<ModelFacts> model,
        Optional<Skill> skill,
        Optional<TrainingFigures> training,
        Optional<GriddingFigures> gridding,
        List<Target> targets,
        List<Deposit> deposits,
        List<SamplePlace> places,
        double nearby,
        List<String> commands) {
    public Survey {
        scoreStyles = List.copyOf(scoreStyles);
        elementStyles = List.copyOf(elementStyles);
        targets = List.copyOf(targets);
        deposits = List.copyOf(deposits);
        places = List.copyOf(places);
        commands = List.copyOf(commands);
    }

    /** How the scores are shown. */
    public BandStyle scoreStyle() {
        return scoreStyles.get(scores.band());
    }

    /** The position of a band of the map by its name; -1 where there is none. */
    public int position(String band) {
        return scores.map().bands().stream().map(known -> known.name()).toList().indexOf(band);
    }
}
