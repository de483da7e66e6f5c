package org.prospectivity.geoserver.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.wicket.markup.html.WebMarkupContainer;
import org.apache.wicket.markup.html.basic.Label;
import org.apache.wicket.markup.html.link.Link;
import org.apache.wicket.markup.html.list.ListItem;
import org.apache.wicket.markup.html.list.ListView;
import org.apache.wicket.model.IModel;
import org.geoserver.web.ComponentAuthorizer;
import org.geoserver.web.GeoServerApplication;
import org.geoserver.web.GeoServerSecuredPage;
import org.prospectivity.geoserver.Overview;
import org.prospectivity.geoserver.Overview.Job;
import org.prospectivity.geoserver.Overview.SavedModel;

/** The page of the web administration: the processes that run and wait, the models with their verdicts, the settings. */
public class ProspectivityPage extends GeoServerSecuredPage {
    private static final long serialVersionUID = 1;

    public ProspectivityPage() {
        add(new Rows<Job>("jobs", "noJobs", () -> overview().jobs()) {
            private static final long serialVersionUID = 1;

            @Override
            void fill(ListItem<Job> row, Job job) {
                row.add(new Label("process", job.process()));
                row.add(new Label("user", job.user()));
                row.add(new Label("since", job.since().toString()));
                row.add(new Label("percent", job.percent() + " %"));
                row.add(new Label("task", job.task()));
                row.add(new End(job.id()));
            }
        });
        add(new Rows<SavedModel>("models", "noModels", ProspectivityPage::models) {
            private static final long serialVersionUID = 1;

            @Override
            void fill(ListItem<SavedModel> row, SavedModel model) {
                row.add(new Label("name", model.name()));
                row.add(new Label("verdict", model.verdict()));
            }
        });
        add(
                new Rows<Map.Entry<String, Object>>(
                        "settings",
                        "noSettings",
                        () -> List.copyOf(overview().settings().entrySet())) {
                    private static final long serialVersionUID = 1;

                    @Override
                    void fill(ListItem<Map.Entry<String, Object>> row, Map.Entry<String, Object> setting) {
                        row.add(new Label("name", setting.getKey()));
                        row.add(new Label("value", setting.getValue().toString()));
                    }
                });
    }

    private static Overview overview() {
        return GeoServerApplication.get().getBeanOfType(Overview.class);
    }

    private static List<SavedModel> models() {
        try {
            return overview().models();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It shows and ends what others have asked for. */
    @Override
    protected ComponentAuthorizer getPageAuthorizer() {
        return ComponentAuthorizer.ADMIN;
    }

    /** A table, or a line that says there is nothing to show. */
    private abstract static class Rows<T> extends WebMarkupContainer {
        private static final long serialVersionUID = 1;

        Rows(String id, String none, IModel<List<T>> rows) {
            super(id);
            WebMarkupContainer empty = new WebMarkupContainer(none) {
                private static final long serialVersionUID = 1;

                @Override
                protected void onConfigure() {
                    super.onConfigure();
                    setVisible(rows.getObject().isEmpty());
                }
            };
            add(empty);
            add(new ListView<T>("row", rows) {
                private static final long serialVersionUID = 1;

                @Override
                protected void populateItem(ListItem<T> row) {
                    fill(row, row.getModelObject());
                }
            });
        }

        abstract void fill(ListItem<T> row, T value);
    }

    /** Ends a job. */
    private static final class End extends Link<Void> {
        private static final long serialVersionUID = 1;

        private final String id;

        End(String id) {
            super("end");
            this.id = id;
        }

        @Override
        public void onClick() {
            overview().end(id);
            setResponsePage(ProspectivityPage.class);
        }
    }
}
