import org.togglz.core.Feature;
import org.togglz.core.activation.GradualActivationStrategy;
import org.togglz.core.activation.UsernameActivationStrategy;
import org.togglz.core.manager.FeatureManager;
import org.togglz.core.manager.FeatureManagerBuilder;
import org.togglz.core.repository.FeatureState;
import org.togglz.core.repository.mem.InMemoryStateRepository;
import org.togglz.core.user.SimpleFeatureUser;

/** Each argument is one check: the feature, the user. */
public class Application {

    static String user = "";

    enum Features implements Feature {
        CHECKOUT,
        SEARCH,
        UNMAPPED
    }

    public static void main(String[] arguments) {
        InMemoryStateRepository states = new InMemoryStateRepository();
        states.setFeatureState(new FeatureState(Features.CHECKOUT, true)
                .setStrategyId(UsernameActivationStrategy.ID)
                .setParameter(UsernameActivationStrategy.PARAM_USERS, "u1"));
        states.setFeatureState(new FeatureState(Features.SEARCH, true)
                .setStrategyId(GradualActivationStrategy.ID)
                .setParameter(GradualActivationStrategy.PARAM_PERCENTAGE, "0"));
        states.setFeatureState(new FeatureState(Features.UNMAPPED, true));
        FeatureManager manager = new FeatureManagerBuilder()
                .featureEnum(Features.class)
                .stateRepository(states)
                .userProvider(Application::currentUser)
                .build();
        for (String argument : arguments) {
            String[] words = argument.split(" ");
            user = words[1];
            Feature feature = words[0].equals("GONE") ? () -> "GONE" : Features.valueOf(words[0]);
            try {
                System.out.println(argument + ": " + manager.isActive(feature));
            } catch (RuntimeException thrown) {
                System.out.println(argument + " threw " + thrown.getClass().getName());
            }
        }
    }

    /** Prints each call of it: the agent must make none. */
    private static SimpleFeatureUser currentUser() {
        System.out.println("who is it? " + user);
        if (user.equals("nobody")) {
            throw new IllegalStateException("no user");
        }
        return new SimpleFeatureUser(user, false);
    }
}
