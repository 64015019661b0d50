package org.exposureagent.core.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationTest {

    @ParameterizedTest
    @CsvSource({
        "com.acme.Main --port 1, com.acme.Main",
        "shop.jar, shop",
        "/opt/my apps/shop-1.2.jar --verbose, shop-1.2",
        "C:\\apps\\shop.jar x.jar y, shop",
        "acme.shop/com.acme.Main, com.acme.Main",
        "'', unknown"
    })
    void id_isTheMainClassOrTheNameOfTheJar(String command, String id) {
        assertThat(Application.defaultId(command)).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"shop, shop", "com.acme.Main$Inner, com.acme.Main-Inner", "../../etc, -.-..-etc", "a/b c, a-b-c"})
    void folder_staysBelowItsParent(String appId, String name) {
        assertThat(Application.fileName(appId)).isEqualTo(name);
    }
}
