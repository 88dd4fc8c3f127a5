"""A backend as the dashboard's team would write it in FastAPI. Two operations are wrong, see WRONG below."""

import sys
from datetime import datetime, timezone
from enum import Enum
from typing import List, Optional

import uvicorn
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field

app = FastAPI(title="ModelOps in FastAPI", version="1.0.0")


class Status(str, Enum):
    production = "production"
    staging = "staging"
    development = "development"
    archived = "archived"


class Target(str, Enum):
    production = "production"
    staging = "staging"


class Model(BaseModel):
    id: str
    name: str
    version: str
    status: Status
    accuracy: float
    deployedAt: Optional[datetime]
    previous: Optional[str]


class ModelRequest(BaseModel):
    model_id: str = Field(min_length=1, max_length=64)


class DeployRequest(ModelRequest):
    target_env: Target = Target.production


class AbTestRequest(BaseModel):
    model_a: str = Field(min_length=1, max_length=64)
    model_b: str = Field(min_length=1, max_length=64)
    traffic_split: float = Field(0.5, gt=0, lt=1)


MODELS = {
    f"model-{at}": Model(
        id=f"model-{at}",
        name=name,
        version="2.1.0",
        status=status,
        accuracy=0.94,
        deployedAt=datetime(2025, 12, 1, 10, tzinfo=timezone.utc),
        previous="2.0.0",
    )
    for at, (name, status) in enumerate(
        [("TGNN", "production"), ("Autoencoder", "staging"), ("Forest", "development")], 1
    )
}


def find(model_id: str) -> Model:
    if model_id not in MODELS:
        raise HTTPException(404, f"There is no model {model_id}.")
    return MODELS[model_id]


def success(message: str, **more):
    return {"status": "success", "message": message, **more}


@app.get("/api/metrics/models")
def list_models() -> dict:
    return {"models": [model.dict() for model in MODELS.values()]}


@app.post("/api/metrics/models/deploy")
def deploy(request: DeployRequest):
    model = find(request.model_id)
    model.status = Status(request.target_env.value)
    return success("Model deployed successfully", model_id=model.id)


@app.post("/api/metrics/models/promote")
def promote(request: ModelRequest):
    model = find(request.model_id)
    model.status = Status.staging
    # WRONG: the contract has statuses in small letters.
    return success("Model promoted to staging", model_id=model.id, new_status="Staging")


@app.post("/api/metrics/models/rollback")
def rollback(request: ModelRequest):
    model = find(request.model_id)
    return success("Model rolled back", model_id=model.id, previous_version=model.previous)


@app.post("/api/metrics/models/test")
def run_tests(request: ModelRequest):
    model = find(request.model_id)
    return success("Tests done", model_id=model.id, passed="128/128 tests passed")


@app.post("/api/metrics/models/ab-test")
def ab_test(request: AbTestRequest):
    find(request.model_a)
    find(request.model_b)
    return success("A/B test started", test_id="ab-1")


@app.post("/api/metrics/models/archive")
def archive(request: ModelRequest):
    # WRONG: a model that is not there is an error of the server's.
    MODELS[request.model_id].status = Status.archived
    return success("Model archived successfully", model_id=request.model_id)


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="critical")
