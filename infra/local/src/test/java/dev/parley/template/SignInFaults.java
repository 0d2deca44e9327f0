package dev.parley.template;

import static dev.parley.template.Changes.remove;
import static dev.parley.template.Changes.set;

import dev.parley.template.Faults.Fault;
import java.util.List;

/** Faults of the signing in of browsers. */
final class SignInFaults {
    private SignInFaults() {}

    static List<Fault> all() {
        var byCode = "browsersSignInByCode";
        var reach = "browsersReachThePages";
        return List.of(
                set(byCode, "PagesClient/Properties/AllowedOAuthFlows", List.of("implicit")),
                set(byCode, "PagesClient/Properties/CallbackURLs", List.of("https://example.org/signed-in")),
                set(byCode, "PagesClient/Properties/GenerateSecret", true),
                remove(byCode, "PagesClient/Properties/RefreshTokenRotation"),
                remove(byCode, "PagesClient/Properties/PreventUserExistenceErrors"),
                set(byCode, "PagesClient/Properties/RefreshTokenValidity", 3650),
                set(byCode, "PagesClient/Properties/UserPoolId", "another"),
                set(byCode, "ReaderDomain/Properties/Domain", "readers"),
                set(reach, "PagesRoute/Properties/RouteKey", "GET /"),
                set(reach, "PagesPermission/Properties/Principal", "*"),
                remove(reach, "PagesPermission/Properties/SourceArn"),
                set(reach, "PagesIntegration/Properties/PayloadFormatVersion", "1.0"),
                remove(reach, "PagesStage/Properties/DefaultRouteSettings"),
                set(reach, "PagesStage/Properties/AccessLogSettings/Format", "{\"path\":\"$context.path\"}"),
                set(reach, "PagesFunction/Properties/Timeout", 60));
    }
}
