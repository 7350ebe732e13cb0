//! Stays on offer at either side, and who asked for one.

use super::{Year, first_post};
use crate::immersions::{
    AgreeToImmersionInput, ImmersionAudience, OfferImmersionInput, RequestImmersionInput,
};
use crate::kernel::error::Result;

impl Year<'_> {
    pub(super) async fn stays(&self) -> Result<()> {
        let Self { lived, partnership } = self;
        let immersions = &lived.app.immersions;
        lived.at(lived.day(-15), 9);
        let offer = |title: &str, description: &str, audiences, contact| OfferImmersionInput {
            partnership_id: *partnership,
            title: title.to_owned(),
            description: Some(description.to_owned()),
            audiences,
            starts_on: lived.day(10),
            ends_on: lived.day(150),
            days: 2,
            capacity: 4,
            contact_post_id: contact,
            confirmed_no_individual_case: false,
            acting_post_id: None,
        };
        let spip = lived.actor("spip-76").await?;
        let at_the_spip = offer(
            "Deux jours au service de probation",
            "Réunion d’équipe, présentation des mesures, temps d’échange avec les conseillers. Aucun entretien \
             individuel.",
            vec![ImmersionAudience::AddictologyProfessional],
            first_post(&spip.posts())?,
        );
        let at_the_spip = immersions.offer(&spip, at_the_spip).await?.id;
        let csapa = lived.actor("csapa-76").await?;
        let at_the_csapa = offer(
            "Découvrir un CSAPA",
            "Accueil, équipe pluridisciplinaire, réduction des risques : comprendre ce qui s’y fait et ce qui ne s’y \
             fait pas.",
            vec![ImmersionAudience::TraineeMagistrate, ImmersionAudience::ProbationCounsellor],
            first_post(&csapa.posts())?,
        );
        let at_the_csapa = immersions.offer(&csapa, at_the_csapa).await?.id;
        let ask = |offer_id, post_id, audience, from: i64| RequestImmersionInput {
            offer_id,
            post_id,
            audience,
            starts_on: lived.day(from),
            ends_on: lived.day(from),
            acting_post_id: None,
        };
        lived.at(lived.day(-4), 9);
        let doctor = lived.actor("hopital-76").await?;
        let post = first_post(&doctor.posts())?;
        let asked = ask(at_the_spip, post, ImmersionAudience::AddictologyProfessional, 30);
        let stay = immersions.request(&doctor, asked).await?.id;
        let agreed = AgreeToImmersionInput { placement_id: stay, acting_post_id: None };
        immersions.agree(&spip, agreed).await?;
        let counsellor = lived.actor("cpip-76").await?;
        let post = first_post(&counsellor.posts())?;
        let asked = ask(at_the_csapa, post, ImmersionAudience::ProbationCounsellor, 45);
        immersions.request(&counsellor, asked).await?;
        Ok(())
    }
}
