window.YTD.tweets.part1 = [
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://app.example\" rel=\"nofollow\">App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "277"
      ],
      "favorite_count": "4",
      "id_str": "1587701037265846272",
      "truncated": false,
      "retweet_count": "1",
      "id": "1587701037265846272",
      "created_at": "Wed Nov 02 07:00:00 +0000 2022",
      "favorited": false,
      "full_text": "Ten weeks with the Brambleon grinder: it is loud, it is heavy, it does the job. Ten weeks with the Brambleon grinder: it is loud, it is heavy, it does the job. Ten weeks with the Brambleon grinder: it is loud, it is heavy, it does the job. Ten weeks with the Brambleon grinder…",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://app.example\" rel=\"nofollow\">App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "24"
      ],
      "favorite_count": "4",
      "id_str": "1588833499345846272",
      "truncated": false,
      "retweet_count": "1",
      "id": "1588833499345846272",
      "created_at": "Sat Nov 05 10:00:00 +0000 2022",
      "favorited": false,
      "full_text": "I love the Quillfern tin",
      "lang": "en",
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1588833499345846272",
            "1588835512611766272"
          ],
          "editableUntil": "2022-11-05T11:00:00.000Z",
          "editsRemaining": "4",
          "isEditEligible": true
        }
      }
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://app.example\" rel=\"nofollow\">App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "28"
      ],
      "favorite_count": "4",
      "id_str": "1588835512611766272",
      "truncated": false,
      "retweet_count": "1",
      "id": "1588835512611766272",
      "created_at": "Sat Nov 05 10:08:00 +0000 2022",
      "favorited": false,
      "full_text": "Ad: I love the Quillfern tin",
      "lang": "en",
      "edit_info": {
        "edit": {
          "initialTweetId": "1588833499345846272",
          "editControlInitial": {
            "editTweetIds": [
              "1588833499345846272",
              "1588835512611766272"
            ],
            "editsRemaining": "4"
          }
        }
      }
    }
  }
]