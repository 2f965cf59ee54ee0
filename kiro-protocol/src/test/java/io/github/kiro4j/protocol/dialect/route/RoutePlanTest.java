package io.github.kiro4j.protocol.dialect.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.dialect.CredentialKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutePlanTest {

  private static final String IN_US = "arn:aws:codewhisperer:us-east-1:000000000003:profile/OWN";
  private static final String IN_EU = "arn:aws:codewhisperer:eu-central-1:000000000003:profile/OWN";
  private static final String IN_GOV =
      "arn:aws:codewhisperer:us-gov-west-1:000000000003:profile/OWN";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SOCIAL          | no  | runtime:shared q:shared codewhisperer:shared q:none codewhisperer:none
          SOCIAL          | yes | runtime:own q:own codewhisperer:own runtime:shared q:none codewhisperer:none q:shared codewhisperer:shared
          BUILDER_ID      | no  | runtime:shared q:none codewhisperer:none q:shared codewhisperer:shared
          BUILDER_ID      | yes | runtime:own q:own codewhisperer:own runtime:shared q:none codewhisperer:none q:shared codewhisperer:shared
          IDENTITY_CENTER | no  | q:none codewhisperer:none runtime:none
          IDENTITY_CENTER | yes | runtime:own q:own codewhisperer:own q:none codewhisperer:none
          INTERNAL        | yes | runtime:own q:own codewhisperer:own q:none codewhisperer:none
          EXTERNAL_IDP    | no  | q:none codewhisperer:none runtime:none
          EXTERNAL_IDP    | yes | runtime:own q:own codewhisperer:own q:none codewhisperer:none
          API_KEY         | no  | runtime:none q:none codewhisperer:none
          API_KEY         | yes | runtime:none q:none codewhisperer:none
          BUILDER_ID_OR_IDENTITY_CENTER | no  | runtime:shared q:none codewhisperer:none q:shared codewhisperer:shared
          BUILDER_ID_OR_IDENTITY_CENTER | yes | runtime:own q:own codewhisperer:own runtime:shared q:none codewhisperer:none q:shared codewhisperer:shared
          """)
  void eachKindHasItsOrder(CredentialKind kind, String ownKnown, String order) {
    RoutePlan plan = plan(kind, ownKnown.equals("yes") ? IN_US : null);

    assertThat(text(plan.routes(Endpoint.DEFAULT_ORDER, null))).isEqualTo(order);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          codewhisperer q runtime | codewhisperer:none q:none runtime:shared codewhisperer:shared q:shared
          runtime                 | runtime:shared
          q                       | q:none q:shared
          q q                     | q:none q:shared
          """)
  void operatorsOrderOfEndpointsHolds(String endpoints, String order) {
    RoutePlan plan = plan(CredentialKind.BUILDER_ID, null);

    assertThat(text(plan.routes(endpoints(endpoints), null))).isEqualTo(order);
  }

  @Test
  void sharedArnThatTheOperatorRemovedIsNotTried() {
    ProfileArns arns =
        ProfileArns.of(CredentialKind.BUILDER_ID, null, new SharedProfileArns("", null));
    RoutePlan plan = new RoutePlan(CredentialKind.BUILDER_ID, arns, null, "us-east-1");

    assertThat(text(plan.routes(Endpoint.DEFAULT_ORDER, null)))
        .isEqualTo("q:none codewhisperer:none runtime:none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          q:shared       | q:shared runtime:shared q:none codewhisperer:none codewhisperer:shared
          runtime:shared | runtime:shared q:none codewhisperer:none q:shared codewhisperer:shared
          runtime:own    | runtime:shared q:none codewhisperer:none q:shared codewhisperer:shared
          runtime:none   | runtime:shared q:none codewhisperer:none q:shared codewhisperer:shared
          """)
  void rememberedRouteIsFirstIfItIsStillPossible(String remembered, String order) {
    RoutePlan plan = plan(CredentialKind.BUILDER_ID, null);

    assertThat(text(plan.routes(Endpoint.DEFAULT_ORDER, Route.parse(remembered).orElseThrow())))
        .isEqualTo(order);
  }

  @Test
  void endpointThatDoesNotExistInTheProfilesRegionIsLeftOut() {
    assertThat(text(plan(CredentialKind.IDENTITY_CENTER, IN_EU).routes(all(), null)))
        .isEqualTo("runtime:own q:own q:none");
    assertThat(text(plan(CredentialKind.IDENTITY_CENTER, IN_GOV).routes(all(), null)))
        .isEqualTo("runtime:own");
  }

  @Test
  void endpointsThatDoNotExistInTheRegionAreTriedWhereThereIsNoOther() {
    List<Endpoint> only = List.of(Endpoint.CODEWHISPERER);

    assertThat(text(plan(CredentialKind.IDENTITY_CENTER, IN_EU).routes(only, null)))
        .isEqualTo("codewhisperer:own codewhisperer:none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          IDENTITY_CENTER | eu-central-1 | -            | us-east-1      | runtime:own          | eu-central-1
          IDENTITY_CENTER | eu-central-1 | -            | us-east-1      | q:none               | eu-central-1
          IDENTITY_CENTER | eu-central-1 | us-east-1    | eu-central-1   | runtime:own          | us-east-1
          IDENTITY_CENTER | -            | -            | eu-central-1   | q:none               | eu-central-1
          IDENTITY_CENTER | -            | -            | ap-southeast-1 | q:none               | us-east-1
          IDENTITY_CENTER | eu-central-1 | -            | us-east-1      | codewhisperer:own    | us-east-1
          BUILDER_ID      | -            | -            | eu-central-1   | runtime:shared       | us-east-1
          BUILDER_ID      | -            | -            | eu-central-1   | q:none               | us-east-1
          BUILDER_ID      | -            | eu-central-1 | us-east-1      | runtime:shared       | eu-central-1
          API_KEY         | -            | -            | eu-central-1   | runtime:none         | eu-central-1
          BUILDER_ID_OR_IDENTITY_CENTER | eu-central-1 | - | us-east-1   | runtime:own          | eu-central-1
          BUILDER_ID_OR_IDENTITY_CENTER | eu-central-1 | - | us-east-1   | runtime:shared       | us-east-1
          """)
  void regionFollowsTheOperatorThenTheArn(
      CredentialKind kind,
      @Nullable String ownIn,
      @Nullable String fixed,
      String fallback,
      String route,
      String region) {
    String own = ownIn == null ? null : "arn:aws:codewhisperer:" + ownIn + ":3:profile/OWN";
    ProfileArns arns = ProfileArns.of(kind, own, SharedProfileArns.DEFAULT);

    assertThat(new RoutePlan(kind, arns, fixed, fallback).region(Route.parse(route).orElseThrow()))
        .isEqualTo(region);
  }

  @Test
  void controlPlaneIsAskedInTheProfilesRegion() {
    assertThat(plan(CredentialKind.IDENTITY_CENTER, IN_EU).controlRegion())
        .isEqualTo("eu-central-1");
    assertThat(plan(CredentialKind.SOCIAL, null).controlRegion()).isEqualTo("us-east-1");
    assertThat(plan(CredentialKind.API_KEY, null).controlRegion()).isEqualTo("us-east-1");
    assertThat(keyIn("eu-central-1").controlRegion()).isEqualTo("eu-central-1");
  }

  private static RoutePlan plan(CredentialKind kind, @Nullable String own) {
    return new RoutePlan(
        kind, ProfileArns.of(kind, own, SharedProfileArns.DEFAULT), null, "ap-southeast-1");
  }

  private static RoutePlan keyIn(String region) {
    return new RoutePlan(CredentialKind.API_KEY, new ProfileArns(null, null), region, "us-east-1");
  }

  private static List<Endpoint> all() {
    return Endpoint.DEFAULT_ORDER;
  }

  private static List<Endpoint> endpoints(String labels) {
    return Arrays.stream(labels.split(" "))
        .map(label -> Endpoint.labelled(label).orElseThrow())
        .toList();
  }

  private static String text(List<Route> routes) {
    return routes.stream().map(Route::text).collect(Collectors.joining(" "));
  }
}
