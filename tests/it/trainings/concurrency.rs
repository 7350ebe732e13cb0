//! Many at once: never oversold, a seat given back is given out once, order kept.

use jonction::trainings::{CancelRegistrationInput, RegisterForTrainingInput, RegistrationId, TrainingId};
use serde_json::json;

use super::*;
use crate::on_both;

async fn facts(app: &TestApp) -> (i64, i64, i64) {
    let db = &app.app.platform.db;
    let q = db.q("SELECT (SELECT COUNT(*) FROM registration WHERE state = 'CONFIRMED'), \
         (SELECT COUNT(*) FROM registration WHERE state = 'WAITING'), \
         (SELECT COUNT(*) FROM event_attendee WHERE person_id IS NOT NULL)");
    db.maybe(q).await.unwrap().unwrap()
}

/// Places of those who sit and of those who wait, of one group.
async fn places(app: &TestApp, state: &str) -> Vec<i64> {
    let db = &app.app.platform.db;
    let q = db.q("SELECT place FROM registration WHERE state = $1 ORDER BY place").bind(state.to_owned());
    db.all::<(i64,)>(q).await.unwrap().into_iter().map(|(place,)| place).collect()
}

on_both! {
    async fn forty_at_once_take_ten_seats_and_those_given_back_go_round_once(app) {
        let training = training(app, json!({"seatsTotal": 10, "reserved": []})).await;
        let id: TrainingId = training["id"].as_str().unwrap().parse().unwrap();
        let mut team = colleagues(app, app.world.counsellor, 20).await;
        team.extend(colleagues(app, app.world.doctor, 20).await);
        let mut actors = Vec::new();
        for seat in &team {
            let token = app.persona(seat.person).await.token.unwrap();
            actors.push(app.app.sessions.actor(&token).await.unwrap().unwrap());
        }
        let trainings = &app.app.trainings;
        let input = RegisterForTrainingInput { training_id: id, post_id: None, acting_post_id: None };
        let joined = futures::future::join_all(actors.iter().map(|actor| trainings.register(actor, input.clone()))).await;
        let ids: Vec<RegistrationId> = joined.into_iter().map(|one| one.unwrap().id).collect();
        assert_eq!(facts(app).await, (10, 30, 10));
        assert_eq!(places(app, "CONFIRMED").await, (1..=10).collect::<Vec<_>>(), "in order of arrival");

        // Everybody with an even number goes, each pressing twice; seats go to the next in line, each once.
        let leaving: Vec<_> = actors.iter().zip(&ids).step_by(2).collect();
        let left = leaving.iter().chain(&leaving).map(|(actor, id)| {
            trainings.cancel_registration(actor, CancelRegistrationInput { registration_id: **id, acting_post_id: None })
        });
        for done in futures::future::join_all(left).await {
            done.unwrap();
        }
        assert_eq!(facts(app).await, (10, 10, 10));
        let (seated, waiting) = (places(app, "CONFIRMED").await, places(app, "WAITING").await);
        assert!(seated.last() < waiting.first(), "nobody was passed over: {seated:?} {waiting:?}");
    }

    async fn comings_and_goings_at_once_never_oversell(app) {
        let training = training(app, json!({"seatsTotal": 4, "reserved": [{"group": "HEALTH", "seats": 2}]})).await;
        let id: TrainingId = training["id"].as_str().unwrap().parse().unwrap();
        let mut team = colleagues(app, app.world.counsellor, 12).await;
        team.extend(colleagues(app, app.world.doctor, 6).await);
        let mut actors = Vec::new();
        for seat in &team {
            let token = app.persona(seat.person).await.token.unwrap();
            actors.push(app.app.sessions.actor(&token).await.unwrap().unwrap());
        }
        let trainings = &app.app.trainings;
        let rounds = actors.iter().enumerate().map(async |(number, actor)| {
            let input = RegisterForTrainingInput { training_id: id, post_id: None, acting_post_id: None };
            for round in 0..3 {
                let own = trainings.register(actor, input.clone()).await.unwrap();
                if (number + round) % 3 > 0 {
                    let input = CancelRegistrationInput { registration_id: own.id, acting_post_id: None };
                    trainings.cancel_registration(actor, input).await.unwrap();
                }
            }
        });
        futures::future::join_all(rounds).await;
        let (seated, waiting, expected) = facts(app).await;
        assert!(seated <= 4 && seated == expected, "{seated} seats, {expected} expected, {waiting} wait");
        let director = app.persona(app.world.csapa_director.person).await;
        let now = read(&director, &training).await;
        for seats in now["seats"].as_array().unwrap() {
            assert!(seats["left"] == 0 || seats["waiting"] == 0, "nobody waits before a free seat: {now}");
        }
    }
}
