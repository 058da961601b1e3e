#include "core/session/cloud/SignIn.h"

#include <algorithm>

namespace porthole {

namespace {

/// The region that the profile means, where the cloud has it.
QString regionOf(const CloudProfile &profile, const QStringList &regions)
{
    const QString wanted = profile.computeRegion.isEmpty() ? profile.region : profile.computeRegion;
    // One that the cloud does not have is kept: that it does not is what the person is to hear.
    return wanted.isEmpty() && !regions.isEmpty() ? regions.first() : wanted;
}

void putFirst(QStringList &regions, const QString &region)
{
    if (regions.removeOne(region))
        regions.prepend(region);
}

bool contains(const QList<Project> &projects, const ProjectId &id)
{
    return std::any_of(projects.begin(), projects.end(),
                       [&](const Project &project) { return project.id == id; });
}

} // namespace

Task<Result<SignedIn>> signIn(CloudAccess &access)
{
    openstack::CloudSession &home = access.home();
    PH_CO_TRY(const openstack::TokenRef token, co_await home.token());
    const std::optional<Project> own = token->project();
    SignedIn in;
    if (!openstack::isBoundToOneProject(access.profile())) {
        auto projects = co_await home.projects();
        if (projects)
            in.projects = *std::move(projects);
        else if (!own) // some clouds do not let everybody ask; the own project is enough
            co_return std::move(projects).error();
    }
    if (own && !contains(in.projects, own->id))
        in.projects.prepend(*own);
    if (!token->isScoped() && in.projects.isEmpty())
        PH_CO_DO(co_await home.scopedToken()); // its error says what is missing

    // The regions stand in the catalog, and a catalog comes with a project, whichever.
    if (own)
        access.setHomeProject(own->id);
    openstack::CloudSession &any =
        token->isScoped() || in.projects.isEmpty() ? home : access.session(in.projects.first().id);
    PH_CO_TRY(in.regions, co_await any.regions());
    const QString region = regionOf(access.profile(), in.regions);
    putFirst(in.regions, region);
    if (own)
        in.home = CloudScope{own->id, region};
    co_return in;
}

} // namespace porthole
