window.YTD.tweet_headers.part0 = [
  {
    "tweet": {
      "tweet_id": "1",
      "user_id": "55",
      "created_at": "Tue Sep 01 00:00:00 +0000 2020"
    }
  }
]