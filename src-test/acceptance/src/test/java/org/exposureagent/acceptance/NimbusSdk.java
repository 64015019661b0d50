package org.exposureagent.acceptance;

/**
 * A stand-in for Mozilla's Nimbus SDK, which is not on Maven Central: class names, descriptors and who calls whom as in
 * the real one, checked there with javap; the bodies are ours.
 */
final class NimbusSdk {

    private NimbusSdk() {}

    static String[] sources() {
        return new String[] {FEATURE, HOLDER, FEATURES, VARIABLES, TYPE, CHANGE, ENROLLED, CLIENT, SDK, HARDCODED};
    }

    private static final String FEATURE = """
            package org.mozilla.experiments.nimbus.internal;

            public interface FMLFeatureInterface {
                default boolean isModified() {
                    return false;
                }
            }
            """;

    private static final String HOLDER = """
            package org.mozilla.experiments.nimbus.internal;

            import java.util.function.Supplier;
            import org.mozilla.experiments.nimbus.FeaturesInterface;

            public final class FeatureHolder<T extends FMLFeatureInterface> {
                private final FeaturesInterface sdk;
                private final String featureId;
                private final Supplier<T> create;

                public FeatureHolder(FeaturesInterface sdk, String featureId, Supplier<T> create) {
                    this.sdk = sdk;
                    this.featureId = featureId;
                    this.create = create;
                }

                public T value() {
                    sdk.getVariables(featureId, false);
                    return create.get();
                }

                public void recordExposure() {
                    if (!create.get().isModified()) {
                        sdk.recordExposureEvent(featureId, null);
                    }
                }

                public void recordExperimentExposure(String slug) {
                    sdk.recordExposureEvent(featureId, slug);
                }
            }
            """;

    private static final String FEATURES = """
            package org.mozilla.experiments.nimbus;

            public interface FeaturesInterface {
                Variables getVariables(String featureId, boolean recordExposureEvent);

                default void recordExposureEvent(String featureId, String experimentSlug) {}
            }
            """;

    private static final String VARIABLES = """
            package org.mozilla.experiments.nimbus;

            public class Variables {}
            """;

    private static final String TYPE = """
            package org.mozilla.experiments.nimbus.internal;

            public enum EnrollmentChangeEventType {
                ENROLLMENT, ENROLL_FAILED, DISQUALIFICATION, UNENROLLMENT, UNENROLL_FAILED
            }
            """;

    private static final String CHANGE = """
            package org.mozilla.experiments.nimbus.internal;

            import java.util.List;

            public final class EnrollmentChangeEvent {
                private final String experimentSlug;
                private final String branchSlug;
                private final String reason;
                private final EnrollmentChangeEventType change;

                public EnrollmentChangeEvent(String slug, String branch, String reason, EnrollmentChangeEventType change) {
                    this.experimentSlug = slug;
                    this.branchSlug = branch;
                    this.reason = reason;
                    this.change = change;
                }

                public String getExperimentSlug() {
                    return experimentSlug;
                }

                public String getBranchSlug() {
                    return branchSlug;
                }

                public String getReason() {
                    return reason;
                }

                public EnrollmentChangeEventType getChange() {
                    return change;
                }
            }
            """;

    private static final String ENROLLED = """
            package org.mozilla.experiments.nimbus.internal;

            import java.util.List;

            public final class EnrolledExperiment {
                private final List<String> featureIds;
                private final String slug;
                private final String branchSlug;
                private final boolean rollout;

                public EnrolledExperiment(String slug, String branch, boolean rollout, List<String> featureIds) {
                    this.slug = slug;
                    this.branchSlug = branch;
                    this.rollout = rollout;
                    this.featureIds = featureIds;
                }

                public List<String> getFeatureIds() {
                    return featureIds;
                }

                public String getSlug() {
                    return slug;
                }

                public String getBranchSlug() {
                    return branchSlug;
                }

                public boolean isRollout() {
                    return rollout;
                }
            }
            """;

    private static final String CLIENT = """
            package org.mozilla.experiments.nimbus.internal;

            import java.util.ArrayList;
            import java.util.List;

            public class NimbusClient {
                public final List<EnrolledExperiment> active = new ArrayList<>();
                public List<EnrollmentChangeEvent> next = new ArrayList<>();

                public List<EnrollmentChangeEvent> applyPendingExperiments() {
                    return next;
                }

                public List<EnrollmentChangeEvent> optInWithBranch(String slug, String branch) {
                    return next;
                }

                public List<EnrollmentChangeEvent> optOut(String slug) {
                    return next;
                }

                public List<EnrolledExperiment> getActiveExperiments() {
                    return active;
                }

                public void recordFeatureExposure(String featureId, String slug) {}

                public List<String> getAvailableExperiments() {
                    return new ArrayList<>();
                }
            }
            """;

    private static final String SDK = """
            package org.mozilla.experiments.nimbus;

            import java.util.List;
            import org.mozilla.experiments.nimbus.internal.EnrollmentChangeEvent;
            import org.mozilla.experiments.nimbus.internal.NimbusClient;

            public class Nimbus implements FeaturesInterface {
                private final NimbusClient nimbusClient;

                public Nimbus(NimbusClient nimbusClient) {
                    this.nimbusClient = nimbusClient;
                }

                public Variables getVariables(String featureId, boolean recordExposureEvent) {
                    if (recordExposureEvent) {
                        nimbusClient.recordFeatureExposure(featureId, null);
                    }
                    return new Variables();
                }

                public void recordExposureEvent(String featureId, String experimentSlug) {
                    nimbusClient.recordFeatureExposure(featureId, experimentSlug);
                }

                public void initialize() {
                    postEnrolmentCalculation(null);
                }

                public void applyPendingExperiments() {
                    postEnrolmentCalculation(nimbusClient.applyPendingExperiments());
                }

                public void optInWithBranch(String slug, String branch) {
                    postEnrolmentCalculation(nimbusClient.optInWithBranch(slug, branch));
                }

                public void optOut(String slug) {
                    postEnrolmentCalculation(nimbusClient.optOut(slug));
                }

                private void postEnrolmentCalculation(List<EnrollmentChangeEvent> events) {
                    nimbusClient.getActiveExperiments();
                }
            }
            """;

    private static final String HARDCODED = """
            package org.mozilla.experiments.nimbus;

            public class HardcodedNimbusFeatures implements FeaturesInterface {
                public Variables getVariables(String featureId, boolean recordExposureEvent) {
                    return new Variables();
                }

                public void recordExposureEvent(String featureId, String experimentSlug) {}
            }
            """;
}
