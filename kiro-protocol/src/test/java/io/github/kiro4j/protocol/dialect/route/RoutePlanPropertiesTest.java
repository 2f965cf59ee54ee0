package io.github.kiro4j.protocol.dialect.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.dialect.CredentialKind;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RoutePlanPropertiesTest {

  @Property
  void everyRouteIsPossibleAndTriedOnce(
      @ForAll("plans") RoutePlan plan,
      @ForAll("endpoints") List<Endpoint> endpoints,
      @ForAll("remembered") Route remembered) {
    List<Route> routes = plan.routes(endpoints, remembered);

    assertThat(routes).isNotEmpty().doesNotHaveDuplicates();
    assertThat(routes)
        .allSatisfy(route -> {
          assertThat(endpoints).contains(route.endpoint());
          assertThat(plan.arns().of(route.arn()).isPresent())
              .isEqualTo(route.arn() != ArnChoice.NONE);
          assertThat(route.endpoint().regions().contains(plan.region(route))).isTrue();
        });
  }

  @Property
  void rememberingChangesTheOrderOnly(
      @ForAll("plans") RoutePlan plan,
      @ForAll("endpoints") List<Endpoint> endpoints,
      @ForAll("remembered") Route remembered) {
    List<Route> usual = plan.routes(endpoints, null);
    List<Route> routes = plan.routes(endpoints, remembered);

    assertThat(routes).hasSameElementsAs(usual);
    assertThat(routes.getFirst()).isEqualTo(usual.contains(remembered) ? remembered : usual.get(0));
  }

  @Property
  void organisationsAndKeysNeverNameASharedProfile(
      @ForAll("plans") RoutePlan plan, @ForAll("endpoints") List<Endpoint> endpoints) {
    boolean shares =
        switch (plan.kind()) {
          case SOCIAL, BUILDER_ID, BUILDER_ID_OR_IDENTITY_CENTER -> true;
          case IDENTITY_CENTER, INTERNAL, EXTERNAL_IDP, API_KEY -> false;
        };

    assertThat(plan.routes(endpoints, null))
        .noneMatch(route -> !shares && route.arn() == ArnChoice.SHARED);
  }

  @Provide
  Arbitrary<RoutePlan> plans() {
    return Combinators.combine(
            Arbitraries.of(CredentialKind.class),
            regionOrNone(),
            Arbitraries.of(SharedProfileArns.DEFAULT, new SharedProfileArns(null, null)),
            regionOrNone())
        .as((kind, ownIn, shared, fixed) ->
            new RoutePlan(
                kind,
                ProfileArns.of(kind, arn(ownIn), shared),
                fixed.isEmpty() ? null : fixed,
                "ap-southeast-2"));
  }

  private static Arbitrary<String> regionOrNone() {
    return Arbitraries.of("", "us-east-1", "eu-central-1", "us-gov-west-1", "ap-southeast-2");
  }

  private static String arn(String region) {
    return region.isEmpty() ? "" : "arn:aws:codewhisperer:" + region + ":3:profile/OWN";
  }

  @Provide
  Arbitrary<List<Endpoint>> endpoints() {
    return Arbitraries.of(Endpoint.class).list().ofMinSize(1).ofMaxSize(4);
  }

  @Provide
  Arbitrary<Route> remembered() {
    return Combinators.combine(Arbitraries.of(Endpoint.class), Arbitraries.of(ArnChoice.class))
        .as(Route::new);
  }
}
