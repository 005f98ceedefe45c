package org.substra.api.error;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON web token, or what should have given one, is not good (401); in the words that clients know (spec 1.2). */
public final class TokenRefused extends ApiFailure {

    private static final long serialVersionUID = 1L;

    private static final String NOT_VALID = "token_not_valid";
    private static final String INVALID_OR_EXPIRED = "Token is invalid or expired";

    private final transient CodedDetail body;

    private TokenRefused(String detail, @Nullable String code, @Nullable List<Map<String, String>> messages) {
        super(detail);
        this.body = new CodedDetail(detail, code, messages);
    }

    /** Wrong name or password. */
    public static TokenRefused login() {
        return new TokenRefused("No active account found with the given credentials", null, null);
    }

    /** No access token of ours, or no longer one. */
    public static TokenRefused access() {
        return new TokenRefused(
                "Given token not valid for any token type",
                NOT_VALID,
                List.of(Map.of("token_class", "AccessToken", "token_type", "access", "message", INVALID_OR_EXPIRED)));
    }

    /** The same of a refresh token; or it was spent. */
    public static TokenRefused refresh() {
        return new TokenRefused(INVALID_OR_EXPIRED, NOT_VALID, null);
    }

    /** Whose it was is no user any more. */
    public static TokenRefused user() {
        return new TokenRefused("User not found", "user_not_found", null);
    }

    CodedDetail body() {
        return body;
    }
}
