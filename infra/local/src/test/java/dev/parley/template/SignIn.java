package dev.parley.template;

import dev.parley.template.Check.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks of the address at which browsers sign in, and of the client that signs them in. */
final class SignIn {
    private static final String ADDRESS = "https://${PagesApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}";

    /** The longest time in days after which a reader signs in again. */
    private static final int LONGEST_SESSION = 30;

    private SignIn() {}

    /** Browsers get a code with PKCE, at the addresses of the pages alone, and each refresh token is used once. */
    static List<String> browsersSignInByCode(Stack stack) {
        var faults = new ArrayList<String>();
        says(
                stack,
                "PagesClient",
                Map.ofEntries(
                        Map.entry("UserPoolId", "{\"Ref\":\"ReaderPool\"}"),
                        Map.entry("AllowedOAuthFlows", "[\"code\"]"),
                        Map.entry("AllowedOAuthFlowsUserPoolClient", "true"),
                        Map.entry("AllowedOAuthScopes", "[\"openid\"]"),
                        Map.entry("SupportedIdentityProviders", "[\"COGNITO\"]"),
                        Map.entry("CallbackURLs", addresses("/signed-in")),
                        Map.entry("LogoutURLs", addresses("/signed-out")),
                        Map.entry("TokenValidityUnits", "{\"AccessToken\":\"hours\",\"RefreshToken\":\"days\"}"),
                        Map.entry("RefreshTokenRotation", "{\"Feature\":\"ENABLED\",\"RetryGracePeriodSeconds\":60}"),
                        Map.entry("EnableTokenRevocation", "true"),
                        Map.entry("ExplicitAuthFlows", "[\"ALLOW_USER_SRP_AUTH\"]"),
                        Map.entry("PreventUserExistenceErrors", "\"ENABLED\"")),
                faults);
        var client = stack.system().properties("PagesClient");
        if (client.path("GenerateSecret").asBoolean()) {
            faults.add("PagesClient has a secret, which PagesFunction does not know");
        }
        var hours = client.path("AccessTokenValidity").asInt();
        var days = client.path("RefreshTokenValidity").asInt();
        if (hours != 1 || days < 1 || days > LONGEST_SESSION) {
            faults.add("PagesClient's tokens live for " + hours + " hours and " + days + " days");
        }
        says(
                stack,
                "ReaderDomain",
                Map.of(
                        "UserPoolId", "{\"Ref\":\"ReaderPool\"}",
                        "Domain", "{\"Fn::Select\":[2,{\"Fn::Split\":[\"/\",{\"Ref\":\"AWS::StackId\"}]}]}"),
                faults);
        var audience = stack.system()
                .properties("Api")
                .path("Auth")
                .path("Authorizers")
                .path("Readers")
                .path("JwtConfiguration")
                .path("audience");
        var wanted = "[{\"Fn::If\":[\"HasIssuer\"," + Settings.read("JwtAudience") + ",{\"Ref\":\"ReaderClient\"}]},"
                + "{\"Fn::If\":[\"HasIssuer\",{\"Ref\":\"AWS::NoValue\"},{\"Ref\":\"PagesClient\"}]}]";
        if (!audience.toString().equals(wanted)) {
            faults.add("Api takes tokens for " + audience);
        }
        return faults;
    }

    /** Every request to the address of the pages goes to PagesFunction, which nobody else may call. */
    static List<String> browsersReachThePages(Stack stack) {
        var faults = new ArrayList<String>();
        says(
                stack,
                "PagesApi",
                Map.of("Name", "{\"Fn::Sub\":\"${AWS::StackName}-pages\"}", "ProtocolType", "\"HTTP\""),
                faults);
        says(
                stack,
                "PagesRoute",
                Map.of(
                        "ApiId", "{\"Ref\":\"PagesApi\"}",
                        "RouteKey", "\"$default\"",
                        "AuthorizationType", "\"NONE\"",
                        "Target", "{\"Fn::Sub\":\"integrations/${PagesIntegration}\"}"),
                faults);
        says(
                stack,
                "PagesIntegration",
                Map.of(
                        "ApiId", "{\"Ref\":\"PagesApi\"}",
                        "IntegrationType", "\"AWS_PROXY\"",
                        "IntegrationUri", "{\"Ref\":\"PagesFunction.Alias\"}",
                        "PayloadFormatVersion", "\"2.0\""),
                faults);
        says(
                stack,
                "PagesPermission",
                Map.of(
                        "Action", "\"lambda:InvokeFunction\"",
                        "FunctionName", "{\"Ref\":\"PagesFunction.Alias\"}",
                        "Principal", "\"apigateway.amazonaws.com\"",
                        "SourceArn",
                                "{\"Fn::Sub\":\"arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${PagesApi}/*\"}"),
                faults);
        says(
                stack,
                "PagesStage",
                Map.of(
                        "ApiId", "{\"Ref\":\"PagesApi\"}",
                        "StageName", "\"$default\"",
                        "AutoDeploy", "true"),
                faults);
        var stage = stack.system().properties("PagesStage");
        var logs = stage.path("AccessLogSettings");
        var format = logs.path("Format").asText().strip();
        if (!logs.path("DestinationArn").toString().equals("{\"Fn::GetAtt\":[\"PagesApiLogs\",\"Arn\"]}")
                || !format.endsWith("}")) {
            faults.add("PagesStage keeps no access log, or not as JSON");
        }
        if (format.contains("path") || format.contains("Path") || format.contains("query")) {
            faults.add("PagesStage logs codes to sign in with");
        }
        var limits = stage.path("DefaultRouteSettings");
        if (limits.path("ThrottlingRateLimit").asInt() < 10
                || limits.path("ThrottlingRateLimit").asInt() > 100
                || limits.path("ThrottlingBurstLimit").asInt() < 20
                || limits.path("ThrottlingBurstLimit").asInt() > 200) {
            faults.add("PagesStage lets anybody use up the account's concurrency, or nobody read: " + limits);
        }
        if (stack.system().function("PagesFunction", "Timeout").asInt() != 29) {
            faults.add("PagesFunction waits for another time than its API");
        }
        return faults;
    }

    private static String addresses(String path) {
        return "[{\"Fn::Sub\":\"" + ADDRESS + path + "\"},{\"Fn::If\":[\"HasPublicBaseUrl\","
                + "{\"Fn::Sub\":\"${PublicBaseUrl}" + path + "\"},{\"Ref\":\"AWS::NoValue\"}]}]";
    }

    /** @param wanted properties and their values as JSON */
    private static void says(Stack stack, String resource, Map<String, String> wanted, List<String> faults) {
        new TreeMap<>(wanted).forEach((property, value) -> {
            var given = stack.system().properties(resource).path(property);
            if (!given.toString().equals(value)) {
                faults.add(resource + "'s " + property + " is " + given + ", not " + value);
            }
        });
    }
}
