package io.github.kiro4j.api.admin;

/// The body of `POST /credentials/{id}/profile`.
///
/// @param profile the id of a profile, as `GET /credentials/{id}/profiles` lists it
public record ProfileChange(String profile) {

  public ProfileChange {
    if (profile == null) {
      throw new InvalidMemberException(AdminErrorCode.MISSING_VALUE, "profile", "is missing");
    }
  }
}
